import type { PolicyFile } from '#schemas/generated/policy.ts';
import { checkShape, type Shape } from '../document/checkShape.ts';
import type { Result } from '../document/diagnostic.ts';
import { type Documents, isParsed } from '../document/documents.ts';
import { locate, type Path } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { type BaseReading, mergeRules, readBases } from './bases.ts';
import { type Base, type Layer, layers, type Policy, type PolicyDefaults, type Rule } from './policy.ts';
import { type Bases, distinctSources, type PolicyReading, type Reading } from './reading.ts';
import { readRule } from './readRule.ts';
import { readTools } from './readTools.ts';
import { reportNonFinite } from './reportNonFinite.ts';

const fallback: PolicyDefaults = {
  message: "I can't help with that.",
  onError: 'block',
  unmatchedAction: 'require_approval',
};

/**
 * Reads a policy file and all that it draws on. Rules whose shape is broken are left out, and reported:
 * a policy with an error-level diagnostic must not judge.
 */
export function readPolicy(document: ParsedDocument, documents: Documents): Result<Policy> {
  const { value, diagnostics } = readWithBases(document, documents, { chain: [], known: new Map() });
  return { value, diagnostics };
}

/** Reads the policy at a path; undefined where the file cannot be read. */
export function readPolicyFile(path: string, documents: Documents): Result<Policy> | undefined {
  const document = documents.parse(path);
  return isParsed(document) ? readPolicy(document, documents) : undefined;
}

function readWithBases(document: ParsedDocument, documents: Documents, { chain, known }: Bases): PolicyReading {
  const shape = checkShape(document, 'policy');
  const reading: Reading = {
    document,
    documents,
    diagnostics: [...document.diagnostics, ...shape.diagnostics],
    sources: [{ path: document.path, text: document.text }],
    bases: { chain: [...chain, document.path], known },
    conditions: { stricter: new WeakMap(), milder: new WeakMap() },
  };
  const file = soundPart(document, shape);
  reportNonFinite(reading, file.values, ['values']);
  const bases = readBases(reading, file.extends, readWithBases);
  const base = mergeBases(bases);
  const given = { ...base.given, ...defaultsOf(file) };
  const defaults = { ...fallback, ...given };
  const value: Policy = {
    path: document.path,
    id: file.policy ?? '',
    version: file.version ?? '',
    owner: file.owner ?? base.owner,
    defaults,
    values: { ...base.values, ...file.values },
    tools: readTools(reading, file.tools) ?? base.tools,
    rules: mergeRules(base.rules, readOwnRules(reading, file, shape, defaults)),
    sources: distinctSources([...reading.sources, ...bases.flatMap((each) => each.value.sources)]),
    bases: bases.map((each) => baseOf(document, each)),
  };
  return { value, diagnostics: reading.diagnostics, given };
}

const baseOf = (document: ParsedDocument, { value, path, reference }: BaseReading): Base => ({
  reference,
  at: locate(document, path),
  files: value.sources.map((source) => source.path),
});

/** The top-level keys whose values have the schema's shape. Layers may hold rules that have not. */
function soundPart(document: ParsedDocument, shape: Shape): Partial<PolicyFile> {
  const value = document.value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  const entries = Object.entries(value).filter(([key, part]) =>
    isLayer(key) ? Array.isArray(part) : shape.isSound([key]),
  );
  return Object.fromEntries(entries) as Partial<PolicyFile>;
}

const isLayer = (key: string): key is Layer => layers.some((layer) => layer === key);

function defaultsOf({ defaults }: Partial<PolicyFile>): Partial<PolicyDefaults> {
  return {
    ...(defaults?.message !== undefined && { message: defaults.message }),
    ...(defaults?.on_error !== undefined && { onError: defaults.on_error }),
    ...(defaults?.unmatched_action !== undefined && { unmatchedAction: defaults.unmatched_action }),
  };
}

type Inherited = Pick<Policy, 'values' | 'rules' | 'tools' | 'owner'> & Pick<PolicyReading, 'given'>;

/** Several bases, as one: later ones win. */
function mergeBases(bases: readonly BaseReading[]): Inherited {
  return bases.reduce<Inherited>(
    (merged, { value, given }) => ({
      given: { ...merged.given, ...given },
      values: { ...merged.values, ...value.values },
      rules: mergeRules(merged.rules, value.rules),
      tools: value.tools ?? merged.tools,
      owner: value.owner ?? merged.owner,
    }),
    { given: {}, values: {}, rules: [] },
  );
}

function readOwnRules(
  reading: Reading,
  file: Partial<PolicyFile>,
  shape: Shape,
  defaults: PolicyDefaults,
): readonly Rule[] {
  const rules: Rule[] = [];
  for (const layer of layers) {
    for (const [index, raw] of (file[layer] ?? []).entries()) {
      const path: Path = [layer, index];
      if (!shape.isSound(path)) continue;
      const rule = readRule(reading, { layer, raw, path, defaults });
      if (!reportDuplicate(reading, rule, rules, path)) rules.push(rule);
    }
  }
  return rules;
}

function reportDuplicate({ document, diagnostics }: Reading, rule: Rule, rules: readonly Rule[], path: Path): boolean {
  const first = rules.find(({ id }) => id === rule.id);
  if (!first) return false;
  diagnostics.push({
    code: 'duplicate-rule',
    level: 'error',
    message: `the rule id \`${rule.id}\` stands in this policy twice`,
    location: locate(document, [...path, 'id']),
    related: [{ location: first.at, message: 'the first one' }],
  });
  return true;
}
