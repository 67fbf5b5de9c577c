import {
  compileSchema,
  type Draft,
  draft04,
  draft06,
  draft07,
  draft2019,
  draft2020,
  extendDraft,
  type Keyword,
} from 'json-schema-library';
import { compilePattern, type LinearPattern } from '../detect/pattern.ts';

/** A user's JSON Schema, ready to check values. */
export type CompiledSchema =
  | {
      readonly kind: 'schema';
      conforms(value: unknown): boolean;
      /** The first thing that is wrong, in words. */
      problem(value: unknown): string | undefined;
    }
  | { readonly kind: 'error'; readonly message: string };

/**
 * Compiles a user's JSON Schema (drafts 4 to 2020-12). Nothing is generated or fetched.
 * Its patterns run on RE2: a schema is as much a user's text as a rule is.
 */
export function compileJsonSchema(schema: unknown): CompiledSchema {
  if (typeof schema !== 'boolean' && !isRecord(schema)) return { kind: 'error', message: 'a JSON Schema is a mapping' };
  const problem = partsOf(schema)
    .map(problemOf)
    .find((found) => found !== undefined);
  return problem === undefined ? compileSupported(schema) : { kind: 'error', message: problem };
}

function compileSupported(schema: unknown): CompiledSchema {
  try {
    const node = compileSchema(schema as never, { drafts });
    const [error] = node.schemaErrors ?? [];
    if (error)
      return {
        kind: 'error',
        message: error.message.replace('Invalid schema found', 'not a JSON Schema').replaceAll("'", '`'),
      };
    node.validate(null); // a schema that refers to itself without end does so for any value
    const firstError = (value: unknown): string | undefined => node.validate(value).errors[0]?.message;
    return { kind: 'schema', conforms: (value) => node.validate(value).valid, problem: firstError };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'error', message: 'the JSON Schema refers to itself without end' };
    return { kind: 'error', message: `not a JSON Schema: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const deepest = 100;

/** What would make checking wrong or slow, found before any value is checked. */
function problemOf({ schema, depth, ids }: Part): string | undefined {
  if (depth > deepest) return 'the JSON Schema is nested too deep';
  if (isRecord(schema.patternProperties)) return '`patternProperties` is not supported';
  if (typeof schema.$ref === 'string' && !/^(?:#|$)/.test(schema.$ref) && !ids.has(schema.$ref.replace(/#.*$/, '')))
    return `nothing is fetched, and \`${schema.$ref}\` is no \`$id\` in the schema`;
  if (schema.pattern === undefined) return undefined;
  if (typeof schema.pattern !== 'string') return 'not a JSON Schema: `pattern` must be a text';
  const compiled = compilePattern(schema.pattern);
  return compiled.kind === 'error' ? `the pattern \`${schema.pattern}\` is not valid: ${compiled.message}` : undefined;
}

interface Part {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly depth: number;
  /** The `$id`s of the whole schema. */
  readonly ids: ReadonlySet<string>;
}

/** Keywords whose values are data, and those whose values are schemas by name. */
const dataKeywords = ['const', 'enum', 'default', 'examples'];
const mapKeywords = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies'];

/** A schema and all schemas in it, to just beyond the depth that is supported. Walks with a stack of its own. */
function partsOf(root: unknown): readonly Part[] {
  const parts: Part[] = [];
  const ids = new Set<string>();
  const stack: { schema: unknown; depth: number }[] = [{ schema: root, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { schema, depth } = top;
    if (!isRecord(schema) || depth > deepest + 1) continue;
    parts.push({ schema, depth, ids });
    if (typeof schema.$id === 'string') ids.add(schema.$id);
    for (const inner of innerSchemas(schema)) stack.push({ schema: inner, depth: depth + 1 });
  }
  return parts;
}

const innerSchemas = (schema: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Object.entries(schema).flatMap(([keyword, value]) => {
    if (dataKeywords.includes(keyword)) return [];
    return mapKeywords.includes(keyword) && isRecord(value) ? Object.values(value) : [value].flat();
  });

const patterns = new WeakMap<object, LinearPattern>();

/** The keyword `pattern`, on RE2. */
const linearPattern: Keyword = {
  id: 'pattern',
  keyword: 'pattern',
  parse(node) {
    const compiled = compilePattern(String(node.schema.pattern));
    if (compiled.kind === 'pattern') patterns.set(node, compiled.pattern);
  },
  addValidate: (node) => typeof node.schema.pattern === 'string',
  validate({ node, data, pointer = '#' }) {
    if (typeof data !== 'string' || patterns.get(node)?.test(data)) return undefined;
    const { schema } = node;
    return node.createError('pattern-error', {
      pattern: schema.pattern,
      description: schema.pattern,
      received: data,
      schema,
      value: data,
      pointer,
    });
  },
};

const drafts: Draft[] = [draft04, draft06, draft07, draft2019, draft2020].map((draft) =>
  extendDraft(draft, { keywords: [linearPattern] }),
);

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
