/** What can stand behind a dot: a word, but for those with which CEL means something else there. */
const word = /^(?!(?:in|true|false|null)$)[A-Za-z_]\w*$/;

/** Whether a field can be read with a dot, and asked for with `has`. Arguments of tools are often called otherwise: `max-bytes`. */
export const isDotted = (field: string): boolean => word.test(field);

/** A field as an expression reads it: `args.to.iban`, `args["max-bytes"]`. */
export const writtenField = ([variable = '', ...fields]: readonly string[]): string =>
  variable + fields.map((field) => (isDotted(field) ? `.${field}` : `[${JSON.stringify(field)}]`)).join('');

/** The question whether a field is there: `has(args.to)`, `"max-bytes" in args`. */
export const writtenQuestion = (field: readonly string[]): string =>
  field.every(isDotted)
    ? `has(${writtenField(field)})`
    : `${JSON.stringify(field.at(-1) ?? '')} in ${writtenField(field.slice(0, -1))}`;
