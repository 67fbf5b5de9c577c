import { mcnemarExact, rate } from '../compare/rates.ts';
import { strictness, type Verdict } from '../policy/policy.ts';
import { type Counted, counted, countIn } from './examples.ts';
import { exampleOf } from './excerpt.ts';
import type { LoggedDecision } from './judgeLogged.ts';
import type { Replayed } from './replayed.ts';
import {
  type ReplayChange,
  type ReplayExample,
  type ReplayGroup,
  type ReplayReport,
  replayChanges,
} from './replayReport.ts';

/** Counts what is decided otherwise than before. */
export interface ChangeTally {
  add(replayed: Replayed, from: LoggedDecision): void;
  report(): Pick<ReplayReport, 'compared' | 'changes' | 'p' | 'otherRule' | 'groups'> & {
    readonly stoppedBefore: number;
  };
}

/** A log can name rules without end. */
const mostGroups = 500;

type Group = Pick<ReplayGroup, 'change' | 'rule'> & Counted<ReplayExample>;

export function createChangeTally(): ChangeTally {
  const sums = { compared: 0, stoppedBefore: 0, otherRule: 0 };
  const byChange = { 'newly-stopped': 0, 'newly-passed': 0, changed: 0 } satisfies Record<ReplayChange, number>;
  const groups = new Map<string, Group>();

  function groupOf(change: ReplayChange, rule: ReplayGroup['rule']): Group {
    const kept = groups.size < mostGroups ? rule : null;
    const key = `${change} ${kept?.layer} ${kept?.rule}`;
    const known = groups.get(key) ?? { change, rule: kept, ...counted<ReplayExample>() };
    groups.set(key, known);
    return known;
  }

  return {
    add: (replayed, from) => {
      const to = replayed.judged;
      sums.compared++;
      if (isStopping(from.verdict)) sums.stoppedBefore++;
      if (from.verdict === to.verdict) {
        if (isByOther(from, to)) sums.otherRule++;
        return;
      }
      const change = changeOf(from.verdict, to.verdict);
      byChange[change]++;
      const rule = (change === 'newly-passed' ? from : to).decidedBy ?? null;
      countIn(groupOf(change, rule), () => exampleOf(replayed, from));
    },
    report: () => ({
      ...sums,
      changes: {
        'newly-stopped': rate(byChange['newly-stopped'], sums.compared),
        'newly-passed': rate(byChange['newly-passed'], sums.compared),
        changed: rate(byChange.changed, sums.compared),
      },
      p: mcnemarExact(byChange['newly-stopped'], byChange['newly-passed']),
      groups: groupsOf([...groups.values()], sums.compared),
    }),
  };
}

export const isStopping = (verdict: Verdict): boolean => strictness(verdict) >= strictness('require_approval');

/** A log that does not name who decided says nothing of it. */
const isByOther = (from: LoggedDecision, to: LoggedDecision): boolean =>
  from.decidedBy !== undefined && from.decidedBy?.rule !== to.decidedBy?.rule;

function changeOf(from: Verdict, to: Verdict): ReplayChange {
  if (isStopping(from) === isStopping(to)) return 'changed';
  return isStopping(to) ? 'newly-stopped' : 'newly-passed';
}

const groupsOf = (groups: readonly Group[], compared: number): readonly ReplayGroup[] =>
  groups
    .toSorted((a, b) => replayChanges.indexOf(a.change) - replayChanges.indexOf(b.change) || b.count - a.count)
    .map(({ change, rule, count, examples }) => ({
      change,
      rule,
      rate: rate(count, compared),
      examples: [...examples],
    }));
