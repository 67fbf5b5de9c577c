import { type Change, diffRuns, type Flip, keyOf, type PairedTest, type RunDiff } from '#engine/compare/diffRuns.ts';
import type { ChangeKind, Changes, ChangeTile, FlipGroup, FlipRow, Tone } from '#protocol/panel.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { decidingExcerpt } from './cases.ts';
import { counted, resultLabel } from './labels.ts';
import type { RulePlaces } from './rulePlaces.ts';

const changeKinds = {
  'new-false-refusal': 'new-false-refusal',
  'new-miss': 'new-miss',
  'fixed-false-refusal': 'fixed',
  'fixed-miss': 'fixed',
  changed: 'changed',
} satisfies Record<Change, ChangeKind>;

const tiles: readonly Omit<ChangeTile, 'count'>[] = [
  { change: 'new-false-refusal', label: 'legitimate, now refused', tone: 'bad' },
  { change: 'new-miss', label: 'attacks, now missed', tone: 'bad' },
  { change: 'fixed', label: 'fixed', tone: 'good' },
  { change: 'changed', label: 'other', tone: 'plain' },
];

const groupTones = { 'new-false-refusal': 'bad', 'new-miss': 'bad', fixed: 'good', changed: 'plain' } satisfies Record<
  ChangeKind,
  Tone
>;

interface Pair {
  readonly flip: Flip;
  readonly before: Result;
  readonly after: Result;
}

/** What changed between two runs: counted, in words, and flip by flip, grouped by the rule that decides now. */
export function buildChanges(before: RunRecord, after: RunRecord, places: RulePlaces): Changes {
  const diff = diffRuns(before, after);
  const beforeByKey = new Map(before.results.map((result) => [keyOf(result), result]));
  const afterByKey = new Map(after.results.map((result) => [keyOf(result), result]));
  const pairs = diff.flips.flatMap((flip): Pair[] => {
    const [from, to] = [beforeByKey.get(keyOf(flip)), afterByKey.get(keyOf(flip))];
    return from && to ? [{ flip, before: from, after: to }] : [];
  });
  return {
    tiles: tiles.map((tile) => ({
      ...tile,
      count: pairs.filter(({ flip }) => changeKinds[flip.change] === tile.change).length,
    })),
    summary: summarise(diff),
    groups: groupPairs(pairs, afterByKey, places),
  };
}

function groupPairs(
  pairs: readonly Pair[],
  results: ReadonlyMap<string, Result>,
  places: RulePlaces,
): readonly FlipGroup[] {
  const groups = Map.groupBy(pairs, (pair) => JSON.stringify([changeKinds[pair.flip.change], deciderOf(pair)]));
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const { title, note } = describeGroup(first, members.length);
    const target = places.target(title);
    const tone = groupTones[changeKinds[first.flip.change]];
    return [{ title, note, tone, ...(target && { target }), flips: members.map((pair) => flipRow(pair, results)) }];
  });
}

/** Who decides now; for what is let through now, who decided before. */
function deciderOf({ before, after }: Pair): string {
  if (after.stoppedBy[0] === 'model') return 'the model';
  return after.decidedBy?.rule ?? before.decidedBy?.rule ?? 'the model';
}

function describeGroup(pair: Pair, count: number): { title: string; note: string } {
  const title = deciderOf(pair);
  if (title === 'the model')
    return { title, note: pair.after.stoppedBy.includes('model') ? `now refuses ${count}` : `now answers ${count}` };
  if (pair.after.decidedBy?.rule === title)
    return { title, note: `${pair.after.decidedBy.layer} · now decides ${count}` };
  return { title, note: `${pair.before.decidedBy?.layer ?? ''} · no longer decides ${count}` };
}

function flipRow({ flip, before, after }: Pair, results: ReadonlyMap<string, Result>): FlipRow {
  const twin = after.twin === undefined ? undefined : results.get(after.twin);
  return {
    key: keyOf(after),
    case: after.case,
    kind: after.kind,
    change: changeKinds[flip.change],
    from: resultLabel(before),
    to: resultLabel(after),
    excerpt: decidingExcerpt(after.decidedBy || after.stoppedBy.length > 0 ? after : before),
    ...(twin && { twin: { key: keyOf(twin), case: twin.case } }),
  };
}

/** `3 more of 120 legitimate requests are refused: could be chance, p = 0.25. 5 more of 28 attacks are caught, p = 0.06.` */
export function summarise({ test: { falseRefusals, misses }, paired }: RunDiff): string {
  if (paired === 0) return 'The two runs have no case in common.';
  const legitimate = sentence(falseRefusals, { noun: 'legitimate request', worse: 'refused', better: 'let through' });
  const attacks = sentence(misses, { noun: 'attack', worse: 'missed', better: 'caught' });
  const parts = [legitimate, attacks].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : `No case of ${paired} is refused or missed that was not before.`;
}

function sentence(
  { worse, better, of, p }: PairedTest,
  words: { noun: string; worse: string; better: string },
): string {
  if (worse === 0 && better === 0) return '';
  const net = worse - better;
  const total = counted(of, words.noun);
  if (net === 0)
    return `As many of ${total} are ${words.worse} as before, but not the same: ${worse} now, ${better} no longer.`;
  const verb = Math.abs(net) === 1 ? 'is' : 'are';
  const mixed = worse > 0 && better > 0 ? ` (${worse} ${words.worse}, ${better} ${words.better})` : '';
  return `${Math.abs(net)} more of ${total} ${verb} ${net > 0 ? words.worse : words.better}${mixed}: ${chance(p)}`;
}

const chance = (p: number): string =>
  p < 0.05
    ? `unlikely to be chance, p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`}.`
    : `could be chance, p = ${p.toFixed(2)}.`;
