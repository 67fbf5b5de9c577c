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
      conforms(value: unknown): boolean /** The first thing that is wrong, in words. */;
      problem(value: unknown): string | undefined;
    }
  | { readonly kind: 'error'; readonly message: string };

/**
 * Compiles a user's JSON Schema (drafts 4 to 2020-12). Nothing is generated or fetched.
 * Its patterns run on RE2: a schema is as much a user's text as a rule is.
 */
export function compileJsonSchema(schema: unknown): CompiledSchema {
  if (typeof schema !== 'boolean' && !isRecord(schema)) return { kind: 'error', message: 'a JSON Schema is a mapping' };
  const problem = unsupportedPart(schema);
  if (problem) return { kind: 'error', message: problem };
  try {
    const node = compileSchema(schema as never, { drafts });
    const firstError = (value: unknown): string | undefined => node.validate(value).errors[0]?.message;
    return { kind: 'schema', conforms: (value) => node.validate(value).valid, problem: firstError };
  } catch (error) {
    return { kind: 'error', message: `not a JSON Schema: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** What would make checking wrong or slow, found before any value is checked. */
function unsupportedPart(schema: unknown, depth = 0): string | undefined {
  if (depth > 100) return 'the JSON Schema is nested too deep';
  if (Array.isArray(schema)) return firstOf(schema, depth);
  if (!isRecord(schema)) return undefined;
  if (isRecord(schema.patternProperties)) return '`patternProperties` is not supported';
  if (typeof schema.pattern === 'string') {
    const compiled = compilePattern(schema.pattern);
    if (compiled.kind === 'error') return `the pattern \`${schema.pattern}\` is not valid: ${compiled.message}`;
  }
  return firstOf(Object.values(schema), depth);
}

function firstOf(parts: readonly unknown[], depth: number): string | undefined {
  for (const part of parts) {
    const problem = unsupportedPart(part, depth + 1);
    if (problem) return problem;
  }
  return undefined;
}

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
