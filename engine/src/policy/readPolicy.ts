import type { PolicyFile } from '#schemas/generated/policy.ts';
import { checkShape, type Shape } from '../document/checkShape.ts';
import type { Result } from '../document/diagnostic.ts';
import { type Documents, isParsed } from '../document/documents.ts';
import { locate, type Path } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { mergeRules, readBases } from './bases.ts';
import type { Layer, Policy, PolicyDefaults, Rule } from './policy.ts';
import { layers } from './policy.ts';
import { distinctSources, type Reading } from './reading.ts';
import { readRule } from './readRule.ts';
import { readTools } from './readTools.ts';

const fallbackMessage = "I can't help with that.";

/**
 * Reads a policy file and all that it draws on. Rules whose shape is broken are left out, and reported:
 * a policy with an error-level diagnostic must not judge.
 */
export function readPolicy(
  document: ParsedDocument,
  documents: Documents,
  chain: readonly string[] = [],
): Result<Policy> {
  const shape = checkShape(document, 'policy');
  const reading: Reading = {
    document,
    documents,
    diagnostics: [...document.diagnostics, ...shape.diagnostics],
    sources: [{ path: document.path, text: document.text }],
    chain: [...chain, document.path],
  };
  const file = soundPart(document, shape);
  const bases = readBases(reading, file.extends, readPolicy);
  const base = mergeBases(bases);
  const own = readOwnRules(reading, file, shape, { ...base.defaults, ...defaultsOf(file) });
  const value: Policy = {
    path: document.path,
    id: file.policy ?? '',
    version: file.version ?? '',
    owner: file.owner ?? base.owner,
    defaults: { ...base.defaults, ...defaultsOf(file) },
    values: { ...base.values, ...file.values },
    tools: readTools(reading, file.tools) ?? base.tools,
    rules: mergeRules(base.rules, own),
    sources: distinctSources([...reading.sources, ...bases.flatMap(({ sources }) => sources)]),
  };
  return { value, diagnostics: reading.diagnostics };
}

/** Reads the policy at a path. A file that cannot be read is a diagnostic at its start. */
export function readPolicyFile(path: string, documents: Documents): Result<Policy> | undefined {
  const document = documents.parse(path);
  return isParsed(document) ? readPolicy(document, documents) : undefined;
}

/** The top-level keys whose values have the schema's shape. Layers may hold rules that have not. */
function soundPart(document: ParsedDocument, shape: Shape): Partial<PolicyFile> {
  const value = document.value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  const entries = Object.entries(value).filter(([key, part]) =>
    isLayer(key) ? Array.isArray(part) : shape.isSound(`/${key}`),
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

type Base = Pick<Policy, 'defaults' | 'values' | 'rules' | 'tools' | 'owner'>;

/** Several bases, as one: later ones win. */
function mergeBases(bases: readonly Policy[]): Base {
  const none: Base = {
    defaults: { message: fallbackMessage, onError: 'block', unmatchedAction: 'require_approval' },
    values: {},
    rules: [],
  };
  return bases.reduce<Base>(
    (merged, base) => ({
      defaults: base.defaults,
      values: { ...merged.values, ...base.values },
      rules: mergeRules(merged.rules, base.rules),
      tools: base.tools ?? merged.tools,
      owner: base.owner ?? merged.owner,
    }),
    none,
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
      if (!shape.isSound(`/${layer}/${index}`)) continue;
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
