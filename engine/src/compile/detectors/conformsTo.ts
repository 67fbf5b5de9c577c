import { findJson, parseJson } from '../findJson.ts';
import { compileJsonSchema } from '../jsonSchema.ts';
import { type MakeDetector, plainLabel } from './detector.ts';

/**
 * `conforms_to: SCHEMA`: the whole text, where it is JSON that conforms to the JSON Schema, or the only fenced block in
 * it, as models like to answer.
 */
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
    const json = findJson(text);
    return json && compiled.conforms(json.value) ? [{ start: json.start, end: json.end, label: plainLabel }] : [];
  };
};
