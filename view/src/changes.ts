import type { Change, PairedTest } from '#engine/compare/change.ts';
import { type CaseChanges, changeCodes } from '#engine/live/compareCases.ts';
import type { JudgedCases } from '#engine/live/judged.ts';
import { verdicts } from '#engine/policy/policy.ts';
import type { ChangeKind, Changes, ChangeTile } from '#protocol/panel/changes.ts';
import type { ComparedParts } from './context.ts';
import { buildFlipGroups } from './flipGroups.ts';
import { summarise, type Ways } from './summary.ts';
import { uncomparedNote } from './uncompared.ts';

const tiles: readonly Omit<ChangeTile, 'count'>[] = [
  { change: 'new-false-refusal', label: 'legitimate, now refused', tone: 'bad' },
  { change: 'new-miss', label: 'attacks, now missed', tone: 'bad' },
  { change: 'fixed', label: 'fixed', tone: 'good' },
  { change: 'changed', label: 'other', tone: 'plain' },
];

const changeKinds = {
  'new-false-refusal': 'new-false-refusal',
  'new-miss': 'new-miss',
  'fixed-false-refusal': 'fixed',
  'fixed-miss': 'fixed',
  changed: 'changed',
} satisfies Record<Change, ChangeKind>;

/** What changed against the baseline: counted, in words, and flip by flip. */
export function buildChanges(context: ComparedParts): Changes {
  const { before, now } = context;
  const flips = flipsByKind(before.changes);
  const uncompared = uncomparedNote(before.changes.unpaired, now.size);
  return {
    tiles: tiles.map((tile) => ({ ...tile, count: flips[tile.change].length })),
    summary: summaryOf(flips['new-false-refusal'], context),
    groups: buildFlipGroups(
      tiles.map(({ change }) => ({ change, flips: flips[change] })),
      context,
    ),
    ...(uncompared !== '' && { uncompared }),
  };
}

/** The kind of change of a case by its index now; undefined where it did not change. */
export function changeAt({ changes }: CaseChanges, index: number): ChangeKind | undefined {
  const code = changeCodes[changes[index] ?? 0] ?? 'none';
  return code === 'none' ? undefined : changeKinds[code];
}

function flipsByKind(changes: CaseChanges): Readonly<Record<ChangeKind, readonly number[]>> {
  const flips = { 'new-false-refusal': [], 'new-miss': [], fixed: [], changed: [] } as Record<ChangeKind, number[]>;
  for (const index of changes.flips) flips[changeAt(changes, index) ?? 'changed'].push(index);
  return flips;
}

function summaryOf(refused: readonly number[], { now, before }: ComparedParts): string {
  const { test, paired } = before.changes;
  return summarise({
    attacks: { test: test.misses, ...waysOf(test.misses, new Map([['missed', test.misses.worse]]), 'caught') },
    legitimate: { test: test.falseRefusals, ...waysOf(test.falseRefusals, refusalWays(refused, now), 'let through') },
    paired,
  });
}

const waysOf = ({ worse, better }: PairedTest, ways: Ways, fixed: string): { worse: Ways; better: Ways } => ({
  worse: worse > 0 ? ways : new Map(),
  better: better > 0 ? new Map([[fixed, better]]) : new Map(),
});

/** How legitimate requests are kept from what they ask for: the model refuses, or a guardrail holds or blocks them. */
function refusalWays(refused: readonly number[], { columns }: JudgedCases): Ways {
  const ways = { refused: 0, held: 0, blocked: 0 };
  for (const index of refused) {
    const verdict = verdicts[columns.verdicts[index] ?? 0];
    ways[verdict === 'block' ? 'blocked' : verdict === 'require_approval' ? 'held' : 'refused']++;
  }
  return new Map(Object.entries(ways).filter(([, count]) => count > 0));
}
