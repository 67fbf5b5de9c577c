import { ownRules, type RuleAnalysis } from '../../analyse/analysePolicy.ts';
import { type Expression, type Part, placeOf } from '../../analyse/part.ts';
import { type ReachedLeaf, reachOf } from '../../analyse/reachOf.ts';
import { type Read, readsOf } from '../../analyse/reads.ts';
import { cell, everywhere, isNowhere, meet, type Region, values } from '../../analyse/region.ts';
import { argumentAt, saysWhatIsRequired } from '../../analyse/schemaValues.ts';
import { fieldKey } from '../../analyse/terms.ts';
import { missing, valueSetOf } from '../../analyse/valueSet.ts';
import { isDotted, writtenField, writtenQuestion } from '../../compile/cel/writtenField.ts';
import type { Diagnostic, Fix } from '../../document/diagnostic.ts';
import type { ToolDefinition } from '../../exchange/exchange.ts';
import type { ConditionCheck } from '../check.ts';
import { leavesOf } from './rulePatterns.ts';

/** Optional arguments that are read where nothing says that they are there: without one, the rule is an error. */
export const optionalArgument: ConditionCheck = ({ analysis }) =>
  ownRules(analysis).flatMap((each) => {
    const tools = each.tools.filter(saysWhatIsRequired);
    if (each.rule.mode !== 'enforce' || !tools.some((tool) => mayLeaveOut(tool, each))) return [];
    const found = reachedLeaves(each).flatMap((reached) => inLeaf(reached, each, tools));
    return distinct(found).map((unguarded) => diagnosticFor(unguarded, each));
  });

/** Whether a call of a tool may leave out what the rule reads, guarded or not. */
const mayLeaveOut = (tool: ToolDefinition, each: RuleAnalysis): boolean =>
  leavesOf(each).some(({ expression }) =>
    readsOfArguments(expression).some(({ path }) => (argumentAt(tool, path)?.optional.length ?? 0) > 0),
  );

const readsOfArguments = (expression: Expression | undefined): readonly Read[] =>
  expression ? readsOf(expression.node).filter(({ path }) => path[0] === 'args') : [];

/** `unless` is looked at where `when` holds. */
function reachedLeaves({ when, unless, given }: RuleAnalysis): readonly ReachedLeaf[] {
  const inException = meet(given, when?.outcomes.holds ?? everywhere);
  return [...reached(when, given), ...reached(unless, inException)];
}

const reached = (part: Part | undefined, region: Region): readonly ReachedLeaf[] => (part ? reachOf(part, region) : []);

interface Unguarded extends ReachedLeaf {
  readonly read: Read;
  readonly tool: ToolDefinition;
  /** The field that may be missing: the one that is read, or one on the way to it. */
  readonly field: readonly string[];
}

function inLeaf(reachedLeaf: ReachedLeaf, each: RuleAnalysis, tools: readonly ToolDefinition[]): readonly Unguarded[] {
  return readsOfArguments(reachedLeaf.leaf.expression).flatMap((read) =>
    tools.flatMap((tool) =>
      missingField(read, tool, each, reachedLeaf.region).map((field) => ({ ...reachedLeaf, read, tool, field })),
    ),
  );
}

/** The first field on the way to a read that may be missing there; none where each is known to be there. */
function missingField({ path }: Read, tool: ToolDefinition, each: RuleAnalysis, region: Region) {
  const argument = argumentAt(tool, path);
  if (!argument || argument.isOpen) return [];
  const first = argument.optional.find((field) => {
    const isLeftOut = cell([
      [fieldKey(field), values(missing)],
      [fieldKey(['tool']), values(valueSetOf(tool.name))],
    ]);
    return !isNowhere(meet(meet(region, isLeftOut), each.valid()));
  });
  return first ? [first] : [];
}

/** Each field once, where it is read first. */
function distinct(found: readonly Unguarded[]): readonly Unguarded[] {
  const byField = new Map<string, Unguarded>();
  for (const each of found) if (!byField.has(fieldKey(each.field))) byField.set(fieldKey(each.field), each);
  return [...byField.values()];
}

function diagnosticFor({ read, leaf, parent, tool, field }: Unguarded, { rule }: RuleAnalysis): Diagnostic {
  const name = writtenField(field);
  const cel = leaf.expression?.cel;
  const fix = guard({ read, leaf, parent, field, tool });
  return {
    code: 'optional-argument',
    level: 'warning',
    message: `\`${name}\` is optional in \`${tool.name}\`: without it, \`${rule.id}\` is an error, which counts as \`${rule.onError}\``,
    location: cel ? placeOf(cel, read.node.range) : leaf.at(),
    help: `to say what holds without it, ask \`${writtenQuestion(field)}\``,
    ...(fix && { fixes: [fix] }),
  };
}

/**
 * Puts `has(args.to) && ` before a comparison that begins with the argument and is a condition by itself, or one of several.
 * Of `args.to.country`, both may be missing.
 */
function guard({ read, leaf, parent, field, tool }: Omit<Unguarded, 'region'>): Fix | undefined {
  const { expression } = leaf;
  const isOperand = parent === undefined || parent.kind === 'all' || parent.kind === 'any';
  if (!expression || !isOperand || !read.path.every(isDotted)) return undefined;
  const { start, end } = read.node.range;
  const { cel, node } = expression;
  if (start !== node.range.start || cel.source[end] === ')') return undefined;
  const asked = argumentAt(tool, read.path)?.optional.filter(({ length }) => length >= field.length) ?? [];
  const text = asked.map((each) => `has(${each.join('.')}) && `).join('');
  const at = placeOf(cel, { start, end }).range.start;
  return { title: `Ask for it first: \`${text.trim()}\``, changes: [{ range: { start: at, end: at }, text }] };
}
