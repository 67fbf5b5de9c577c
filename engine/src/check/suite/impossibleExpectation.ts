import type { Diagnostic, Location } from '../../document/diagnostic.ts';
import { locate } from '../../document/nodes.ts';
import type { ParsedDocument } from '../../document/parseDocument.ts';
import { orList, ticked } from '../../document/words.ts';
import { type Layer, strictness } from '../../policy/policy.ts';
import type { Case, Expectation } from '../../suite/suite.ts';
import type { CaseCheck, RowCheck, SuiteContext } from '../check.ts';
import { type Decider, decidersOf } from './deciders.ts';
import { isReplayed } from './replay.ts';
import { expectationPlace } from './rowPlaces.ts';

type Part = 'verdict' | 'layer' | 'rule' | 'answer';

/** An expectation that cannot come true: it contradicts itself, or no rule could decide the case so. */
export const impossibleExpectation: CaseCheck = (context) => {
  const { document } = context;
  const problemOf = problems(context);
  return (testCase) => {
    const { expect, path, skip } = testCase;
    if (!expect || !path || skip !== undefined) return [];
    const problem = problemOf(testCase, expect);
    if (!problem) return [];
    const { part, rule, ...finding } = problem;
    const location = partOf(document, [...path, 'expect'], part, expect);
    const related = rule?.rule && [{ location: rule.rule.at, message: 'the rule' }];
    return [{ code: 'impossible-expectation', level: 'warning', ...finding, location, related }];
  };
};

/** The same of a row, whose expectation is a verdict. */
export const impossibleRowExpectation: RowCheck = (context) => {
  const problemOf = problems(context);
  return (row) => {
    const problem = row.expect && problemOf(row, row.expect);
    if (!problem) return [];
    const at = expectationPlace(context.document, row);
    return [{ row, code: 'impossible-expectation', level: 'warning', message: problem.message, at }];
  };
};

/** What is wrong with an expectation. */
function problems(context: SuiteContext): (testCase: Case, expect: Expectation) => Problem | undefined {
  const { policy } = context;
  const deciders = policy && decidersOf(policy, { isReplayed: isReplayed(context) });
  return (testCase, expect) =>
    contradiction(expect, deciders) ?? (deciders && undecidable(testCase, expect, among(deciders, expect)));
}

interface Problem extends Pick<Diagnostic, 'message' | 'help' | 'replacement'> {
  readonly level?: Diagnostic['level'];
  /** The part of the expectation that is at fault. */
  readonly part: Part;
  readonly rule?: Decider;
}

/** What no policy could do. */
function contradiction(expect: Expectation, deciders: readonly Decider[] | undefined): Problem | undefined {
  const { verdicts, answer, rule } = expect;
  const layer = expect.layer ?? deciders?.find(({ id }) => id === rule?.value)?.layer;
  const isBlockedInput = layer === 'input' && verdicts.length > 0 && verdicts.every((verdict) => verdict === 'block');
  if (!isBlockedInput || answer === undefined || answer === 'none') return undefined;
  const message = 'an input that is blocked has no answer: the model is not called';
  return { level: 'error', part: 'answer', message, replacement: 'none' };
}

/** Those whose decision the expectation allows for, whatever their verdicts; undefined where other checks say what is wrong. */
function among(deciders: readonly Decider[], { rule, layer }: Expectation): readonly Decider[] | undefined {
  const named = rule ? deciders.filter(({ id }) => id === rule.value) : deciders;
  const meant = named.filter((each) => layer === undefined || each.layer === layer);
  return rule && meant.length === 0 ? undefined : meant;
}

/** What this policy cannot do. */
function undecidable(
  testCase: Case,
  expect: Expectation,
  deciders: readonly Decider[] | undefined,
): Problem | undefined {
  const { verdicts, layer, rule } = expect;
  const isNobodyNeeded = !rule && !layer && (verdicts.length === 0 || verdicts.includes('allow'));
  if (isNobodyNeeded || !deciders) return undefined;
  const enforced = deciders.filter(({ isEnforced }) => isEnforced);
  if (enforced.length === 0) return nobody(expect, deciders);
  const able = enforced.filter((each) => verdicts.length === 0 || each.verdicts.some((one) => verdicts.includes(one)));
  if (able.length === 0) return otherVerdict(expect, enforced);
  return able.some((each) => each.looksAt(testCase)) ? undefined : nothingToLookAt(expect, able);
}

function nobody({ rule, layer }: Expectation, [first]: readonly Decider[]): Problem {
  if (rule) return { part: 'rule', rule: first, message: `\`${rule.value}\` is in shadow mode: it decides nothing` };
  const message = first
    ? `all rules of the layer \`${layer}\` are in shadow mode: they decide nothing`
    : `the policy has no rule in the layer \`${layer}\``;
  return { part: 'layer', message };
}

function otherVerdict({ rule, layer, verdicts }: Expectation, enforced: readonly Decider[]): Problem {
  const wanted = orList(verdicts.map((verdict) => ticked([verdict])));
  const given = [...new Set(enforced.flatMap((each) => each.verdicts))].sort((a, b) => strictness(a) - strictness(b));
  const replacement = verdicts.length === 1 && given.length === 1 ? given[0] : undefined;
  const who = rule ? `\`${rule.value}\`` : layer ? `the layer \`${layer}\`` : 'the policy';
  const message = `${who} never decides ${wanted}; it can decide ${orList(given.map((verdict) => ticked([verdict])))}`;
  return { part: 'verdict', rule: rule && enforced[0], message, replacement };
}

function nothingToLookAt({ rule, layer }: Expectation, able: readonly Decider[]): Problem {
  const [first] = able;
  const missing = missingFor(first?.layer ?? layer ?? 'input');
  if (rule) return { part: 'rule', rule: first, message: `\`${rule.value}\` has nothing to look at: ${missing}` };
  if (layer) return { part: 'layer', message: `the layer \`${layer}\` has nothing to look at: ${missing}` };
  return { part: 'verdict', message: 'no rule that could decide this has anything to look at in the case' };
}

const missingFor = (layer: Layer): string => missing[layer];

const missing = {
  input: 'the case has no such text',
  action: 'the recorded answer makes no such call',
  output: 'the recorded answer has no text',
  review: 'there is nothing to review',
} satisfies Record<Layer, string>;

/** The part of an expectation; of `expect: redact`, all of it. */
function partOf(
  document: ParsedDocument,
  path: readonly (string | number)[],
  part: Part,
  expect: Expectation,
): Location {
  if (part === 'rule' && expect.rule) return expect.rule.at;
  const isShort = expect.text === expect.verdicts[0];
  return isShort ? expect.at : locate(document, [...path, part]);
}
