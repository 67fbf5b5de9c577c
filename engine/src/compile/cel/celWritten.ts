/** What can stand behind a dot. Arguments of tools are often called otherwise: `max-bytes`. */
const word = /^[A-Za-z_]\w*$/;

/** A field as an expression reads it: `args.to.iban`, `args["max-bytes"]`. */
export const writtenField = ([variable = '', ...fields]: readonly string[]): string =>
  variable + fields.map((field) => (word.test(field) ? `.${field}` : `[${JSON.stringify(field)}]`)).join('');

/** The question whether a field is there: `has(args.to)`, `"max-bytes" in args`. `has` takes nothing but words. */
export function writtenQuestion(field: readonly string[]): string {
  const isWords = field.every((each) => word.test(each));
  return isWords
    ? `has(${writtenField(field)})`
    : `${JSON.stringify(field.at(-1) ?? '')} in ${writtenField(field.slice(0, -1))}`;
}
