import { verdicts } from '../policy/policy.ts';
import { type ReplayGroup, type ReplayReport, replayChanges } from '../replay/replayReport.ts';
import { count, countsOf, percent } from './figures.ts';
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
import type { Style } from './style.ts';
import { quote, visible } from './visible.ts';

/** For people: what would be decided otherwise, by rule and with examples; the rates; the tools; and what could not be replayed. */
export function replayPretty(report: ReplayedLog, style: Style): string {
  const { replay } = report;
  const parts = [
    head(report, style),
    ...changesOf(report, style),
    figures(replay, style),
    ...tools(replay, style),
    ...left(replay, style),
  ];
  return `${parts.join('\n\n')}\n`;
}

function head(report: ReplayedLog, style: Style): string {
  const { replay, log } = report;
  const against = comparedWith(report);
  const words =
    against === undefined
      ? 'nothing to compare with: `--baseline` names a policy'
      : `compared with ${visible(against)}`;
  const stopped = replay.isWhole ? [] : [style.yellow('The log was not read to its end.')];
  return [
    `${style.bold(visible(log))}  ${extentOf(replay)}`,
    `${style.dim(`judged by ${nameOfPolicy(replay.now)}, ${words}`)}`,
    ...stopped,
  ].join('\n');
}

const colours = { 'newly-stopped': 'red', 'newly-passed': 'yellow', changed: 'cyan' } as const;

function changesOf(report: ReplayedLog, style: Style): readonly string[] {
  const { replay } = report;
  if (!replay.before) return [];
  const all = replayChanges.flatMap((change) => {
    const { n } = replay.changes[change];
    const groups = replay.groups.filter((group) => group.change === change);
    const title = style[colours[change]](`${changeHeadings[change]} (${n})`);
    return n === 0 ? [] : [[title, ...groups.map((group) => groupPretty(group, report, style))].join('\n')];
  });
  const test = testInWords(replay);
  if (all.length === 0) return [style.green(`Nothing changed in ${count(replay.compared, 'exchange')}.`)];
  return test === '' ? all : [...all, test];
}

function groupPretty({ rule, rate, examples }: ReplayGroup, { rules }: ReplayedLog, style: Style): string {
  const title = `  ${style.bold(ruleWords(rule, rules, visible))}  ${rate.n}, ${percent(rate.value)}`;
  const lines = examples.map(
    ({ line, excerpt, from, to }) => `    line ${line}  ${transition(from, to)}  ${style.dim(quote(excerpt, 90))}`,
  );
  const more = rate.n - examples.length;
  return [title, ...lines, ...(more > 0 ? [style.dim(`    and ${more} more`)] : [])].join('\n');
}

function figures(
  { stopped, before, changes, verdicts: counts, compared, replayed, otherRule }: ReplayReport,
  style: Style,
): string {
  const was = before ? [`Held or blocked before  ${percent(stopped.before.value)}  ${countsOf(stopped.before)}`] : [];
  const newly = before
    ? [`Newly held or blocked   ${percent(changes['newly-stopped'].value)}  ${countsOf(changes['newly-stopped'])}`]
    : [];
  const by = verdicts.filter((verdict) => counts[verdict] > 0).map((verdict) => `${verdict} ${counts[verdict]}`);
  return [
    style.bold('Rates'),
    `Held or blocked now     ${percent(stopped.now.value)}  ${countsOf(stopped.now)}`,
    ...was,
    ...newly,
    ...(by.length > 0 ? [`Verdicts now            ${by.join(', ')}`] : []),
    ...(before && compared < replayed
      ? [`Not compared            ${replayed - compared}: what was decided before is not known`]
      : []),
    ...(otherRule > 0 ? [`By another rule         ${otherRule} with the same verdict`] : []),
  ].join('\n');
}

function tools({ tools: all, callsOfOtherTools }: ReplayReport, style: Style): readonly string[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, mostTools);
  const width = Math.max(...shown.map(({ tool }) => clipped(tool).length));
  const lines = shown.map(({ tool, calls, fates, changed }) => {
    const became = (['runs', 'rewritten', 'held', 'blocked', 'none'] as const)
      .filter((fate) => fates[fate] > 0)
      .map((fate) => `${fates[fate]} ${fateWords[fate]}`);
    const other = changed.n > 0 ? `; ${changed.n} of ${changed.of} otherwise than before` : '';
    return `  ${clipped(tool).padEnd(width)}  ${count(calls, 'call')}: ${became.join(', ')}${other}`;
  });
  const rest = all.slice(mostTools).reduce((sum, { calls }) => sum + calls, callsOfOtherTools);
  return [
    [style.bold('Tools'), ...lines, ...(rest > 0 ? [`  and ${count(rest, 'call')} of other tools`] : [])].join('\n'),
  ];
}

const mostTools = 20;
const clipped = (tool: string): string => visible(tool.slice(0, 60));

const fateWords = {
  runs: 'run',
  rewritten: 'rewritten',
  held: 'held',
  blocked: 'blocked',
  none: 'not reached',
} as const;

function left(replay: ReplayReport, style: Style): readonly string[] {
  const { unreplayed, partly, otherInput } = replay;
  const parts = unreplayed.map(({ reason, count: n, examples }) =>
    [`  ${n}  ${reasonWords[reason]}`, ...examples.slice(0, 3).map(note)].join('\n'),
  );
  const total = unreplayed.reduce((sum, each) => sum + each.count, 0);
  return [
    ...(total > 0 ? [[style.yellow(`Not replayed (${total})`), ...parts].join('\n')] : []),
    ...(otherInput.count > 0 ? [style.yellow(otherInputWords(replay))] : []),
    ...(partly.count > 0
      ? [[style.yellow(`Replayed in part (${partly.count})`), ...partly.examples.slice(0, 3).map(note)].join('\n')]
      : []),
  ];
}

const note = ({ line, message }: { readonly line: number; readonly message: string }): string =>
  `     line ${line}: ${visible(message.slice(0, 300))}`;
