import type { Rate } from '#schemas/generated/run.ts';
import { type ReplayGroup, replayChanges } from '../replay/replayReport.ts';
import { percent } from './figures.ts';
import { type Block, type ListBlock, writeBlocks } from './markdown/blocks.ts';
import { code } from './markdown/code.ts';
import {
  changeHeadings,
  comparedWith,
  extentOf,
  nameOfPolicy,
  otherInputWords,
  type ReplayedLog,
  reasonWords,
  ruleWords,
  testInWords,
  transition,
} from './replayWords.ts';

/** What fits the body of a comment on GitHub, with room around it. */
const mostCharacters = 65_000;

/** For a comment on a pull request. Everything from the log is in code spans: it is somebody else's text. */
export function replayMarkdown(report: ReplayedLog): string {
  const { replay, log } = report;
  const against = comparedWith(report);
  const test = testInWords(replay);
  const blocks: readonly Block[] = [
    `## Railwright: ${headline(report)}`,
    `${code(log)}: ${extentOf(replay)}  \nJudged by ${code(nameOfPolicy(replay.now))}${against === undefined ? '' : `, compared with ${code(against)}`}`,
    ...(replay.isWhole ? [] : ['The log was not read to its end.']),
    ...replayChanges.flatMap((change) => changeBlock(change, report)),
    ...(test === '' ? [] : [test]),
    rates(report),
    ...(replay.otherInput.count === 0 ? [] : [otherInputWords(replay)]),
    ...unreplayed(report),
  ];
  return writeBlocks(blocks, mostCharacters);
}

function headline({ replay }: ReplayedLog): string {
  if (!replay.before) return `${replay.replayed} exchanges replayed`;
  const parts = [
    [replay.changes['newly-stopped'].n, 'newly held or blocked'],
    [replay.changes['newly-passed'].n, 'no longer held or blocked'],
    [replay.changes.changed.n, 'otherwise changed'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`);
  return told.length === 0 ? `nothing changed in ${replay.compared} exchanges` : told.join(', ');
}

function changeBlock(change: (typeof replayChanges)[number], report: ReplayedLog): readonly ListBlock[] {
  const groups = report.replay.groups.filter((group) => group.change === change);
  if (groups.length === 0) return [];
  const open = `### ${changeHeadings[change]} (${report.replay.changes[change].n})\n`;
  return [{ open, items: groups.flatMap((group) => groupItems(group, report)), close: '', noun: 'example' }];
}

function groupItems({ rule, rate, examples }: ReplayGroup, { rules }: ReplayedLog): ListBlock['items'] {
  const title = `- **${rate.n}** (${percent(rate.value)}) ${ruleWords(rule, rules, code)}`;
  const lines = examples.map(
    ({ line, excerpt, from, to }) => `  - line ${line}, ${transition(from, to)}: ${code(excerpt)}`,
  );
  return [{ text: title, isTitle: true }, ...lines.map((text) => ({ text }))];
}

function rates({ replay: { stopped, before, changes } }: ReplayedLog): string {
  const rows: readonly (readonly [string, Rate])[] = [
    ['Held or blocked now', stopped.now],
    ...(before
      ? ([
          ['Held or blocked before', stopped.before],
          ['Newly held or blocked', changes['newly-stopped']],
          ['No longer held or blocked', changes['newly-passed']],
        ] as const)
      : []),
  ];
  const lines = rows.map(([name, { value, n, of, low, high }]) =>
    of === 0
      ? `| ${name} | – |`
      : `| ${name} | ${percent(value)} (${n} of ${of}; ${(low * 100).toFixed(1)} to ${percent(high)}) |`,
  );
  return ['| | |', '| --- | ---: |', ...lines].join('\n');
}

function unreplayed({ replay }: ReplayedLog): readonly ListBlock[] {
  if (replay.unreplayed.length === 0) return [];
  const items = replay.unreplayed.flatMap(({ reason, count, examples }) => [
    { text: `- **${count}** ${reasonWords[reason]}`, isTitle: true as const },
    ...examples.slice(0, 3).map(({ line, message }) => ({ text: `  - line ${line}: ${code(message)}` })),
  ]);
  return [{ open: '### Not replayed\n', items, close: '', noun: 'example' }];
}
