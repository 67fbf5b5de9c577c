import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { askedFields, neededFields } from '../../compile/cel/celAst.ts';
import { celEnvironments } from '../../compile/cel/celEnvironment.ts';
import type { Condition, Policy, Rule } from '../../policy/policy.ts';

/** The fields of the session without which a rule fails: `[customer]` of `session.customer`. */
export type SessionField = readonly string[];

export type SessionFields = ReadonlyMap<Rule, readonly SessionField[]>;

/** A policy is read once, however often its suite is edited. */
const known = new WeakMap<Policy, SessionFields>();

/** The fields that each rule of a policy needs of the session; an empty list for one that needs none. */
export function sessionFields(policy: Policy): SessionFields {
  const fields = known.get(policy) ?? readFields(policy);
  known.set(policy, fields);
  return fields;
}

function readFields({ rules }: Policy): SessionFields {
  let environment: Environment | undefined;
  const parse: Parse = (source) => {
    environment ??= celEnvironments()({});
    return environment.parse(source).ast;
  };
  return new Map(rules.map((rule) => [rule, fieldsOf(rule, parse)]));
}

type Parse = (source: string) => ASTNode;

function fieldsOf({ when, unless }: Rule, parse: Parse): readonly SessionField[] {
  const sources = [when, unless].flatMap((condition) => (condition ? expressionsOf(condition) : []));
  const reads = sources.filter((source) => source.includes('session')).map((source) => readsOf(source, parse));
  // One part of a condition may ask for what another one reads.
  const asked = new Set(reads.flatMap((each) => [...each.asked]));
  const isAsked = (field: SessionField): boolean =>
    field.some((_, index) => asked.has(['session', ...field.slice(0, index + 1)].join('.')));
  const fields = reads.flatMap(({ needed }) => needed).filter((field) => !isAsked(field));
  return [...new Map(fields.map((field) => [field.join('.'), field])).values()];
}

/** What an expression reads of the session. */
interface SessionReads {
  readonly needed: readonly SessionField[];
  /** What it asks for, to see whether it is there: `session.plan`. */
  readonly asked: ReadonlySet<string>;
}

/** A cache, no state: policies that extend a base have its expressions in common. */
const knownSources = new Map<string, SessionReads>();
const mostKept = 512;

function readsOf(source: string, parse: Parse): SessionReads {
  const reads = knownSources.get(source) ?? readSource(source, parse);
  if (knownSources.size >= mostKept) knownSources.clear();
  knownSources.set(source, reads);
  return reads;
}

function readSource(source: string, parse: Parse): SessionReads {
  try {
    const ast = parse(source);
    const needed = neededFields(ast).filter(([variable]) => variable === 'session');
    return { needed: needed.map(([, ...field]) => field), asked: askedFields(ast) };
  } catch {
    return { needed: [], asked: new Set() }; // reported where the condition is compiled
  }
}

/** The expressions of a condition. */
function expressionsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'cel':
      return [condition.source];
    case 'detector':
      return condition.name === 'more_than' ? boundsOf(condition.options) : [];
    case 'not':
      return expressionsOf(condition.of);
    case 'all':
    case 'any':
      return condition.of.flatMap(expressionsOf);
  }
}

/** What `more_than` computes for each call. */
function boundsOf(options: unknown): readonly string[] {
  const { by, calls, sum, of } = options as Readonly<Record<string, unknown>>;
  return [by, calls, sum, of].filter((part) => typeof part === 'string');
}
