import { compileJsonSchema } from '../jsonSchema.ts';
import { type MakeDetector, plainLabel } from './detector.ts';

/** `conforms_to: SCHEMA`: the whole text, where it is JSON that conforms to the JSON Schema. */
export const conformsTo: MakeDetector = ({ options, file, locate }, context) => {
  if (typeof options === 'string' && !file) return undefined; // reported where the file is read
  const schema = file ? parseJson(file.text) : { value: options };
  if (!schema) {
    context.report({
      code: 'broken-schema',
      level: 'error',
      message: `\`${String(options)}\` is not JSON`,
      location: locate([]),
    });
    return undefined;
  }
  const compiled = compileJsonSchema(schema.value);
  if (compiled.kind === 'error') {
    context.report({ code: 'broken-schema', level: 'error', message: compiled.message, location: locate([]) });
    return undefined;
  }
  return (text) => {
    const json = parseJson(text);
    return json && compiled.conforms(json.value) ? [{ start: 0, end: text.length, label: plainLabel }] : [];
  };
};

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
