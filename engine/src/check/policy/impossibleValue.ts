import type { ASTNode } from '@marcbachmann/cel-js';
import { ownRules, type RuleAnalysis } from '../../analyse/analysePolicy.ts';
import { type Expression, partsIn, placeOf } from '../../analyse/part.ts';
import { argumentAt } from '../../analyse/schemaValues.ts';
import { fieldPath } from '../../compile/cel/celAst.ts';
import { literalOffsets } from '../../compile/cel/celLiteral.ts';
import { writtenField } from '../../compile/cel/writtenField.ts';
import type { Diagnostic } from '../../document/diagnostic.ts';
import { didYouMean, suggest } from '../../document/suggest.ts';
import { ticked } from '../../document/words.ts';
import type { ConditionCheck } from '../check.ts';

/** Texts that an argument is compared with, and that its schema does not list: `args.to == "crad"`. */
export const impossibleValue: ConditionCheck = ({ analysis }) => ownRules(analysis).flatMap(impossibleValues);

/** Those of one rule. */
export function impossibleValues(each: RuleAnalysis): readonly Diagnostic[] {
  const parts = [each.when, each.unless].flatMap((part) => (part ? partsIn(part) : []));
  return parts.flatMap((part) => (part.kind === 'leaf' && part.expression ? inExpression(part.expression, each) : []));
}

function inExpression(expression: Expression, each: RuleAnalysis): readonly Diagnostic[] {
  const { path, literals } = comparisonOf(expression.node) ?? {};
  const known = path && possibleTexts(path, each);
  if (!path || !known) return [];
  const wrong = literals?.filter(({ args }) => typeof args === 'string' && !known.includes(args)) ?? [];
  return wrong.map((literal) => diagnosticFor(literal, expression, { path, known, each }));
}

interface Comparison {
  readonly path: readonly string[];
  readonly literals: readonly ASTNode[];
}

/** `args.to == "card"`, either way round, and `args.to in ["card", "cash"]`. */
function comparisonOf(node: ASTNode): Comparison | undefined {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return undefined;
  const [left, right] = node.args;
  const path = fieldPath(left);
  if (path) return { path, literals: right.op === 'list' && node.op === 'in' ? right.args : [right] };
  const turned = node.op === 'in' ? undefined : fieldPath(right);
  return turned && { path: turned, literals: [left] };
}

/** The texts that a field can have by the schemas of all tools of the rule; undefined where any may be. */
function possibleTexts(path: readonly string[], { tools }: RuleAnalysis): readonly string[] | undefined {
  if (path.join('.') === 'tool') return tools.length > 0 ? tools.map(({ name }) => name) : undefined;
  if (path[0] !== 'args' || tools.length === 0) return undefined;
  const listed = tools
    .map((tool) => argumentAt(tool, path))
    .map((argument) => (argument?.isOpen ? undefined : argument?.listed));
  if (listed.includes(undefined)) return undefined;
  return [...new Set(listed.flatMap((values) => values ?? []))].filter((value) => typeof value === 'string');
}

interface Wanted {
  readonly path: readonly string[];
  readonly known: readonly string[];
  readonly each: RuleAnalysis;
}

function diagnosticFor(literal: ASTNode, { cel }: Expression, { path, known, each }: Wanted): Diagnostic {
  const name = String(literal.args);
  const suggestion = suggest(name, known);
  const { start, end } = literal.range;
  // Without its quotes, which may be escaped in the file.
  const offsets = literalOffsets(literal.input.slice(start, end));
  const inQuotes = { start: start + (offsets[0] ?? 0), end: start + (offsets.at(-1) ?? 0) };
  const message =
    path[0] === 'tool'
      ? `\`${each.rule.id}\` judges no call of \`${name}\``
      : `\`${writtenField(path)}\` of ${ticked(each.tools.map((tool) => tool.name))} is never \`${name}\``;
  return {
    code: 'impossible-value',
    level: 'warning',
    message,
    location: placeOf(cel, inQuotes),
    help: didYouMean(suggestion) ?? `it can be ${ticked(known)}`,
    replacement: isPlain(suggestion) ? suggestion : undefined,
  };
}

/** A text that needs no escapes, in whatever quotes it stands. */
const isPlain = (text: string | undefined): text is string => text !== undefined && /^[\w .:/-]+$/.test(text);
