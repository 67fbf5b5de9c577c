import { stoppers } from '#engine/live/judged.ts';
import type { ChangeKind, FlipGroup } from '#protocol/panel/changes.ts';
import type { Tone } from '#protocol/panel/labels.ts';
import type { Target } from '#protocol/panel/target.ts';
import { isLetThrough, isStoppedBy } from './caseAt.ts';
import type { ComparedParts } from './context.ts';
import { flipRow } from './flipRow.ts';
import { count as inDigits } from './labels.ts';
import { ruleChange } from './ruleChange.ts';

/** How many flips of a group are shown, of all groups that are folded, and of all that are unfolded; and how many groups. */
const most = { folded: 5, allFolded: 40, unfolded: 500, allUnfolded: 500, groups: 100 } as const;

/** Cases that end otherwise, by what changed. */
export interface FlipsOf {
  readonly change: ChangeKind;
  /** Their indices now, in the order of the suite. */
  readonly flips: readonly number[];
}

/** The flips by what changed and by who decides now: in the order of the changes, and of those the largest group first. */
export function buildFlipGroups(changes: readonly FlipsOf[], context: ComparedParts): readonly FlipGroup[] {
  const groups = changes.flatMap(({ change, flips }) => groupsOf(change, flips, context)).slice(0, most.groups);
  const room: Record<'folded' | 'unfolded', number> = { folded: most.allFolded, unfolded: most.allUnfolded };
  return groups.map((group) => {
    const kind = context.unfolded.has(group.id) ? 'unfolded' : 'folded';
    const shown = group.first.slice(0, Math.min(room[kind], most[kind]));
    room[kind] -= shown.length;
    return { ...flipGroup(group, shown, context), ...(kind === 'unfolded' && { unfolded: true }) };
  });
}

interface Group {
  readonly id: string;
  readonly change: ChangeKind;
  readonly by: DecidedBy;
  /** The first of its flips, as many as can be shown. */
  readonly first: number[];
  count: number;
}

/** Who decides a flip: a rule that does now, a rule that no longer does, or the model. */
type DecidedBy =
  | { readonly kind: 'now' | 'before'; readonly layer: string; readonly rule: string }
  | { readonly kind: 'refuses' | 'answers' };

function groupsOf(change: ChangeKind, flips: readonly number[], context: ComparedParts): readonly Group[] {
  const groups = new Map<number, Group>();
  for (const index of flips) {
    const code = deciderCode(index, context);
    const group = groups.get(code) ?? newGroup(change, decidedBy(code, context));
    if (group.count === 0) groups.set(code, group);
    if (group.first.length < most.unfolded) group.first.push(index);
    group.count++;
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}

const [modelRefuses, modelAnswers] = [-1, -2];

/** The decider now by its number; for what is let through now, who decided before, from the numbers after them; or the model. */
function deciderCode(index: number, { now, before: { cases, changes } }: ComparedParts): number {
  const at = changes.before[index] ?? -1;
  const isRefused = isStoppedBy(now, index, 'model');
  if (isRefused && !isStoppedBy(cases, at, 'model')) return modelRefuses;
  const isPassed = isLetThrough(now, index, cases, at);
  if (isPassed && cases.columns.stoppedBy[at] === stoppers.model) return modelAnswers;
  const decider = isPassed ? -1 : (now.columns.decidedBy[index] ?? -1);
  if (decider >= 0) return decider;
  const earlier = cases.columns.decidedBy[at] ?? -1;
  if (earlier >= 0) return now.columns.deciders.length + earlier;
  return isRefused ? modelRefuses : modelAnswers;
}

function decidedBy(code: number, { now, before }: ComparedParts): DecidedBy {
  if (code < 0) return { kind: code === modelRefuses ? 'refuses' : 'answers' };
  const { deciders } = now.columns;
  const decider = deciders[code];
  if (decider) return { kind: 'now', ...decider };
  const earlier = before.cases.columns.deciders[code - deciders.length];
  return earlier ? { kind: 'before', ...earlier } : { kind: 'answers' };
}

const newGroup = (change: ChangeKind, by: DecidedBy): Group => ({
  id: [change, by.kind, ...('rule' in by ? [by.layer, by.rule] : [])].join(' '),
  change,
  by,
  first: [],
  count: 0,
});

const groupTones = { 'new-false-refusal': 'bad', 'new-miss': 'bad', fixed: 'good', changed: 'plain' } satisfies Record<
  ChangeKind,
  Tone
>;

function flipGroup({ id, change, by, count }: Group, shown: readonly number[], context: ComparedParts): FlipGroup {
  return {
    id,
    change,
    ...titleOf(by, { change, count }, context),
    tone: groupTones[change],
    count,
    flips: shown.map((index) => flipRow(index, change, context)),
  };
}

function titleOf(
  by: DecidedBy,
  { change, count }: Pick<Group, 'change' | 'count'>,
  context: ComparedParts,
): { title: string; note: string; target?: Target } {
  if (!('rule' in by)) return { title: 'the model', note: `now ${by.kind} ${inDigits(count)}` };
  const { kind, layer, rule } = by;
  const target = context.rules.target(rule);
  const edited = ruleChange(rule, context.policy.policy, context.before.policy?.policy);
  // A rule that stopped a case may still decide it: what it flags now, it let through.
  const former = change === 'changed' ? 'no longer decides' : 'no longer stops';
  const verb = kind === 'now' ? 'now decides' : former;
  const note = [layer, `${verb} ${inDigits(count)}`, ...(edited === undefined ? [] : [edited])].join(' · ');
  return { title: rule, note, ...(target && { target }) };
}
