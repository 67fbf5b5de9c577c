import type { ParameterInformation, SignatureHelp } from 'vscode-languageserver';
import type { Path } from '#engine/document/nodes.ts';
import { propertiesAt, schemasAt } from '#engine/document/schemaAt.ts';
import type { Schema } from '#engine/document/schemas.ts';
import { excludedKeys } from '../completion/excludedKeys.ts';
import type { Cursor } from '../cursor/cursor.ts';
import { describe, explaining } from '../hover.ts';
import type { NamePlace } from '../names/declarations.ts';
import { keysOf } from '../names/nameKinds.ts';

/** The options of the detector whose mapping the cursor is in, with the one that is being written. */
export function detectorOptions(named: NamePlace, cursor: Cursor, offset: number): SignatureHelp | null {
  const writing = writtenIn(named, cursor, offset);
  const options = writing ? [...propertiesAt(named.kind, writing.mapping).keys()] : [];
  const active = writing ? options.findIndex(writing.isActive) : -1;
  if (!writing || active < 0) return null;
  const { label, parameters } = signatureOf(writing.mapping, options, named);
  const documentation = markdown(explaining(schemasAt(named.kind, writing.mapping)));
  return { signatures: [{ label, parameters, documentation }], activeSignature: 0, activeParameter: active };
}

/** A mapping of options, and which of them is being written. */
interface Writing {
  readonly mapping: Path;
  isActive(option: string): boolean;
}

function writtenIn(named: NamePlace, { kind, path, start, present }: Cursor, offset: number): Writing | undefined {
  if (kind === 'value') return optionAbove(named, path);
  if (!isInDetector(path)) return undefined;
  const word = named.document.text.slice(start, offset).replace(/^["']/, '');
  const isExcluded = excludedKeys({ ...named, path }, present);
  // The one that is begun; before any is, the first that is still free.
  return { mapping: path, isActive: (name) => name.startsWith(word) && !present.has(name) && !isExcluded(name) };
}

/** The innermost option that a value belongs to: an item of a list belongs to the list's. */
function optionAbove({ kind }: NamePlace, path: Path): Writing | undefined {
  const index = path.findLastIndex(
    (step, at) => typeof step === 'string' && propertiesAt(kind, path.slice(0, at)).has(step),
  );
  const mapping = path.slice(0, Math.max(0, index));
  return isInDetector(mapping) ? { mapping, isActive: (option) => option === path[index] } : undefined;
}

const operators = '(?:all|any|not)';
const detector = new RegExp(
  `^(?:input|action|output|review)/(?:when|unless)(?:/${operators})*/(?!${operators}(?:/|$))[a-z_]+(?:/|$)`,
);
const isInDetector = (path: Path): boolean => detector.test(keysOf(path));

/** `more_than: { calls?: number, per: text }` */
function signatureOf(mapping: Path, options: readonly string[], { kind }: NamePlace) {
  const required = new Set(schemasAt(kind, mapping).flatMap((schema) => schema.required ?? []));
  let label = `${mapping.findLast((step) => typeof step === 'string')}: { `;
  const parameters = options.map((name, index): ParameterInformation => {
    const schemas = schemasAt(kind, [...mapping, name]);
    const start = label.length + (index === 0 ? 0 : 2);
    label += `${index === 0 ? '' : ', '}${name}${required.has(name) ? '' : '?'}: ${typeWords(schemas)}`;
    return { label: [start, label.length], documentation: markdown(explaining(schemas)) };
  });
  return { label: `${label} }`, parameters };
}

const markdown = (schema: Schema) => ({ kind: 'markdown' as const, value: describe(schema) });

/** `text or list`; the words themselves, where the schema takes only some. */
function typeWords(schemas: readonly Schema[]): string {
  const words = schemas.flatMap(({ type, enum: choices, const: only }) => {
    if (choices) return choices.map(String);
    return only === undefined ? [type ?? []].flat().map((each) => typeNames[each] ?? each) : [String(only)];
  });
  return [...new Set(words)].join(' | ') || 'any';
}

const typeNames: Readonly<Record<string, string | undefined>> = {
  string: 'text',
  integer: 'number',
  boolean: 'true | false',
  array: 'list',
  object: 'mapping',
};
