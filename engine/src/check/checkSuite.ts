import { compilePolicy } from '../compile/compilePolicy.ts';
import type { CheckCode } from '../document/checkCodes.ts';
import type { Diagnostic, Location } from '../document/diagnostic.ts';
import { type Documents, isParsed } from '../document/documents.ts';
import { locate, valueAt } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { didYouMean, suggest } from '../document/suggest.ts';
import { findCallParts } from '../exchange/callShapes.ts';
import { asFields } from '../exchange/json.ts';
import { isPseudoRule, type Policy, type Rule, unmatchedAction } from '../policy/policy.ts';
import { readPolicy } from '../policy/readPolicy.ts';
import { settingsFor } from '../settings/readSettings.ts';
import { readSuite } from '../suite/readSuite.ts';
import type { Case, Suite } from '../suite/suite.ts';

/** What is wrong with a suite: in itself, and in what it says of its policy, its model and their tools. */
export function checkSuite(document: ParsedDocument, documents: Documents): readonly Diagnostic[] {
  const { value, diagnostics } = readSuite(document, documents);
  return [...diagnostics, ...checkModel(value, documents), ...checkAgainstPolicy(document, value, documents)];
}

function checkModel({ model, path }: Suite, documents: Documents): readonly Diagnostic[] {
  const { models } = settingsFor(path, documents);
  if (!model || model.value === 'recorded' || models.has(model.value)) return [];
  return [unknownName('unknown-model', 'model', model.value, [...models.keys(), 'recorded'], model.at)];
}

function checkAgainstPolicy(document: ParsedDocument, suite: Suite, documents: Documents): readonly Diagnostic[] {
  if (!suite.policy) return [];
  const file = documents.parse(suite.policy.value);
  if (!isParsed(file)) {
    const reference = String((document.value as { policy?: unknown }).policy);
    return [
      {
        code: 'missing-file',
        level: 'error',
        message: `cannot read \`${reference}\`: ${file.reason}`,
        location: suite.policy.at,
      },
    ];
  }
  const { value: policy, diagnostics } = readPolicy(file, documents);
  const isError = ({ level }: Diagnostic): boolean => level === 'error';
  const errors = [...diagnostics, ...compilePolicy(policy).diagnostics].filter(isError);
  // Rules that cannot be read are left out: what cases say of them is not known to be wrong.
  const check = diagnostics.some(isError) ? () => [] : caseCheck(document, policy);
  return [...brokenPolicy(suite.policy.at, errors), ...suite.cases.flatMap(check)];
}

function brokenPolicy(at: Location, errors: readonly Diagnostic[]): readonly Diagnostic[] {
  const [first] = errors;
  if (!first) return [];
  const message = `the policy has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}: cases cannot be run`;
  return [
    {
      code: 'broken-policy',
      level: 'error',
      message,
      location: at,
      related: [{ location: first.location, message: first.message }],
    },
  ];
}

/** What the cases say of the rules and tools of a policy. */
function caseCheck(document: ParsedDocument, { rules, tools }: Policy): (testCase: Case) => readonly Diagnostic[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const toolNames = tools && new Set(tools.tools.map(({ name }) => name));
  return (testCase) => [
    ...checkRule(testCase, byId),
    ...checkOpinions(testCase, byId),
    ...(toolNames ? checkCalls(document, testCase, toolNames) : []),
  ];
}

/** The rule of an expectation exists, and decides in its own layer and no other. */
function checkRule({ expect }: Case, rules: ReadonlyMap<string, Rule>): readonly Diagnostic[] {
  if (!expect?.rule) return [];
  const { value: id, at } = expect.rule;
  const rule = rules.get(id);
  const layer = isPseudoRule(id) ? 'action' : rule?.layer;
  if (!layer) return [unknownName('unknown-rule', 'rule', id, [...rules.keys(), unmatchedAction], at)];
  if (expect.layer === undefined || layer === expect.layer) return [];
  const related = rule && [{ location: rule.at, message: 'the rule' }];
  const message = `the rule \`${id}\` is of the layer \`${layer}\``;
  return [{ code: 'wrong-layer', level: 'error', message, location: at, related }];
}

/** An opinion that no rule wants is kept in vain. */
function checkOpinions({ opinions = new Map() }: Case, rules: ReadonlyMap<string, Rule>): readonly Diagnostic[] {
  return [...opinions].flatMap(([id, { at }]) =>
    rules.has(id) ? [] : [unknownName('unknown-rule', 'rule', id, [...rules.keys()], at)],
  );
}

/** A recorded call of a tool that the policy does not know tests nothing that can happen. */
function checkCalls(
  document: ParsedDocument,
  { recorded, path }: Case,
  tools: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (!path) return [];
  return (recorded?.calls ?? []).flatMap(({ tool }, index) => {
    const place = [...path, 'recorded', 'calls', index];
    const parts = findCallParts(asFields(valueAt(document.value, place)) ?? {});
    if (!parts || tools.has(tool)) return [];
    const location = locate(document, [...place, ...parts.toolPath]);
    return [{ ...unknownName('unknown-tool', 'tool', tool, [...tools], location), level: 'warning' as const }];
  });
}

function unknownName(
  code: CheckCode,
  noun: string,
  name: string,
  known: readonly string[],
  location: Location,
): Diagnostic {
  const replacement = suggest(name, known);
  return {
    code,
    level: 'error',
    message: `there is no ${noun} \`${name}\``,
    location,
    help: didYouMean(replacement),
    replacement,
  };
}
