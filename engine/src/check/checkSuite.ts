import { compilePolicy } from '../compile/compilePolicy.ts';
import type { CheckCode } from '../document/checkCodes.ts';
import type { Diagnostic, Location } from '../document/diagnostic.ts';
import { type Documents, isParsed } from '../document/documents.ts';
import { locate } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { didYouMean, suggest } from '../document/suggest.ts';
import { layers, type Policy, unmatchedAction } from '../policy/policy.ts';
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
  const errors = [...diagnostics, ...compilePolicy(policy).diagnostics].filter(({ level }) => level === 'error');
  return [
    ...brokenPolicy(suite.policy.at, errors),
    ...suite.cases.flatMap((testCase) => checkCase(document, testCase, policy)),
  ];
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

function checkCase(document: ParsedDocument, testCase: Case, policy: Policy): readonly Diagnostic[] {
  return [...checkRule(testCase, policy), ...checkLayer(testCase, policy), ...checkCalls(document, testCase, policy)];
}

function checkRule({ expect }: Case, { rules }: Policy): readonly Diagnostic[] {
  if (!expect?.rule) return [];
  const ids = [...rules.map(({ id }) => id), unmatchedAction];
  return ids.includes(expect.rule.value)
    ? []
    : [unknownName('unknown-rule', 'rule', expect.rule.value, ids, expect.rule.at)];
}

/** A rule decides in its own layer, and in no other. */
function checkLayer({ expect }: Case, { rules }: Policy): readonly Diagnostic[] {
  if (!expect?.rule || !expect.layer) return [];
  const rule = rules.find(({ id }) => id === expect.rule?.value);
  const layer = rule?.layer ?? (expect.rule.value === unmatchedAction ? 'action' : undefined);
  if (!layer || layer === expect.layer || !layers.includes(expect.layer)) return [];
  const related = rule && [{ location: rule.at, message: 'the rule' }];
  return [
    {
      code: 'wrong-layer',
      level: 'error',
      message: `the rule \`${expect.rule.value}\` is of the layer \`${layer}\``,
      location: expect.rule.at,
      related,
    },
  ];
}

/** A recorded call of a tool that the policy does not know tests nothing that can happen. */
function checkCalls(document: ParsedDocument, { recorded, at }: Case, { tools }: Policy): readonly Diagnostic[] {
  if (!tools || !recorded || at.path !== document.path) return [];
  const names = tools.tools.map(({ name }) => name);
  return recorded.calls.flatMap(({ tool }, index) => {
    if (names.includes(tool)) return [];
    const location = callLocation(document, at, index);
    return [{ ...unknownName('unknown-tool', 'tool', tool, names, location), level: 'warning' as const }];
  });
}

function callLocation(document: ParsedDocument, caseAt: Location, index: number): Location {
  const cases = (document.value as { cases?: unknown[] }).cases ?? [];
  const position = cases.findIndex((_, i) => locate(document, ['cases', i, 'id']).range.start === caseAt.range.start);
  return locate(document, ['cases', position, 'recorded', 'calls', index, 'tool']);
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
