// Compiles the JSON Schemas ahead of time, so that nothing generates code at run time:
// generated/validators.js (ajv, standalone) and generated/KIND.ts (the shapes, for TypeScript).
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

const here = new URL('.', import.meta.url);
const out = new URL('generated/', here);
/** The file kinds, each with the name of its TypeScript type. */
const kinds = {
  policy: 'PolicyFile',
  suite: 'SuiteFile',
  settings: 'SettingsFile',
  run: 'RunRecord',
  probes: 'ProbesFile',
};
const files = Object.keys(kinds).map((kind) => new URL(`${kind}.schema.json`, here));

export async function generateSchemas() {
  if (await isUpToDate()) return;
  const schemas = Object.fromEntries(
    await Promise.all(Object.keys(kinds).map(async (kind, i) => [kind, JSON.parse(await readFile(files[i], 'utf8'))])),
  );
  await mkdir(out, { recursive: true });
  await Promise.all([
    writeFile(new URL('validators.js', out), await validators(schemas)),
    writeFile(new URL('validators.d.ts', out), validatorTypes()),
  ]);
  for (const kind of Object.keys(kinds)) await writeFile(new URL(`${kind}.ts`, out), await types(kind, schemas));
}

async function isUpToDate() {
  const made = await modified(new URL('run.ts', out));
  const sources = await Promise.all([...files, new URL(import.meta.url)].map(modified));
  return sources.every((source) => source <= made);
}

const modified = (url) =>
  stat(url).then(
    (s) => s.mtimeMs,
    () => 0,
  );

async function validators(schemas) {
  const ajv = new Ajv2020({
    schemas: Object.values(schemas).map(withoutWords),
    code: { source: true, esm: true },
    allErrors: true,
    messages: false, // the engine words its own
    inlineRefs: false,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
  });
  const exports = Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [kind, schema.$id]));
  // Cases are checked one by one: an edit touches one of thousands.
  exports.suiteCase = `${schemas.suite.$id}#/$defs/case`;
  // So are the results of a record, which is read piece by piece.
  exports.runResult = `${schemas.run.$id}#/$defs/result`;
  const code = standaloneCode.default ? standaloneCode.default(ajv, exports) : standaloneCode(ajv, exports);
  // ajv's code requires its own run-time files: bundle them in.
  const bundled = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(here), loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return bundled.outputFiles[0].text;
}

/** What a schema says to people, its validator would carry along: half of its size. */
function withoutWords(schema) {
  const copy = structuredClone(schema);
  eachSchema(copy, (node) => {
    for (const keyword of ['title', 'description', 'examples']) delete node[keyword];
  });
  return copy;
}

const validatorTypes = () => `export interface ShapeError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}
export interface Validator {
  /** \`instancePath\` is the JSON Pointer of the value in its document: the paths of errors start with it. */
  (value: unknown, place?: { readonly instancePath: string }): boolean;
  errors?: readonly ShapeError[] | null;
}
${[...Object.keys(kinds), 'suiteCase', 'runResult'].map((name) => `export declare const ${name}: Validator;`).join('\n')}
`;

/** Types are named after their keys and definitions: titles are for people, and conditional keywords have no type. */
async function types(kind, schemas) {
  const schema = inlineReferences(schemas[kind], schemas);
  eachSchema(schema, (node) => {
    for (const keyword of ['title', 'if', 'then', 'allOf', 'minItems', '$id', 'examples']) delete node[keyword];
  });
  const text = await compile(schema, kinds[kind], {
    bannerComment: '// Generated from the JSON Schema by schemas/generate.js.',
    additionalProperties: false,
    unreachableDefinitions: true,
    format: false,
  });
  return text.replaceAll('[k: string]: unknown | undefined', '[k: string]: unknown');
}

/** Puts the definitions of other schemas into this one, where it refers to them. */
function inlineReferences(schema, schemas) {
  const copy = structuredClone(schema);
  eachSchema(copy, (node) => {
    const match = typeof node.$ref === 'string' && /^(\w+)\.schema\.json#\/\$defs\/(\w+)$/.exec(node.$ref);
    if (!match) return;
    copy.$defs[match[2]] = schemas[match[1]].$defs[match[2]];
    node.$ref = `#/$defs/${match[2]}`;
  });
  return copy;
}

/** Calls `action` on a schema and on each schema in it (not on the maps of properties that lie between). */
function eachSchema(schema, action) {
  if (schema === null || typeof schema !== 'object') return;
  action(schema);
  const inner = [
    ...['properties', '$defs'].flatMap((key) => Object.values(schema[key] ?? {})),
    ...['items', 'additionalProperties', 'not'].map((key) => schema[key]),
    ...['anyOf', 'allOf'].flatMap((key) => schema[key] ?? []),
  ];
  for (const child of inner) eachSchema(child, action);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateSchemas();
