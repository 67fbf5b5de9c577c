import { rate } from '../compare/rates.ts';
import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import { strictness, type Verdict } from '../policy/policy.ts';
import { createChangeTally, isStopping } from './changeTally.ts';
import { type Counted, counted, countIn } from './examples.ts';
import type { LoggedCall } from './judgeLogged.ts';
import type { Replayed } from './replayed.ts';
import type { PolicyName, ReplayNote, ReplayReport, Unreplayed, UnreplayedReason } from './replayReport.ts';
import { createToolTally } from './toolTally.ts';

/** Counts what a replay finds. */
export interface Tally {
  countLine(): void;
  skip(reason: UnreplayedReason, note: ReplayNote): void;
  add(replayed: Replayed): void;
  report(state: Pick<ReplayReport, 'isWhole'>): ReplayReport;
}

export function createTally({
  now,
  before,
}: {
  readonly now: CompiledPolicy;
  readonly before?: CompiledPolicy;
}): Tally {
  const sums = { lines: 0, replayed: 0, stopped: 0 };
  const verdicts: Record<Verdict, number> = { allow: 0, flag: 0, redact: 0, rewrite: 0, require_approval: 0, block: 0 };
  const skipped = new Map<UnreplayedReason, Counted<ReplayNote>>();
  const partly = counted<ReplayNote>();
  const otherInput = counted<ReplayNote>();
  const tools = createToolTally();
  const changes = createChangeTally();
  const span: { first?: number; last?: number } = {};

  function noteTime(at: number | undefined): void {
    if (at === undefined) return;
    span.first = Math.min(span.first ?? at, at);
    span.last = Math.max(span.last ?? at, at);
  }

  return {
    countLine: () => {
      sums.lines++;
    },
    skip: (reason, note) => {
      const known = skipped.get(reason) ?? counted<ReplayNote>();
      skipped.set(reason, known);
      countIn(known, () => note);
    },
    add: (replayed) => {
      const { judged, logged, line } = replayed;
      const [problem] = logged.problems;
      sums.replayed++;
      verdicts[judged.verdict]++;
      if (isStopping(judged.verdict)) sums.stopped++;
      if (problem) countIn(partly, () => ({ line, message: problem.message }));
      if (judged.changedInput !== inputBefore(replayed))
        countIn(otherInput, () => ({ line, message: 'the model would be given another text' }));
      noteTime(logged.at);
      tools.add(judged.calls, sameCalls(replayed));
      if (replayed.before) changes.add(replayed, replayed.before);
    },
    report: ({ isWhole }) => {
      const { stoppedBefore, ...changed } = changes.report();
      const unreplayed = unreplayedOf(skipped);
      const { lines, replayed, stopped } = sums;
      return {
        now: nameOf(now),
        before: before ? { kind: 'policy', ...nameOf(before) } : changed.compared > 0 ? { kind: 'log' } : null,
        isWhole,
        lines,
        entries: replayed + unreplayed.reduce((sum, { count }) => sum + count, 0),
        replayed,
        unreplayed,
        partly: { count: partly.count, examples: [...partly.examples] },
        otherInput: { count: otherInput.count, examples: [...otherInput.examples] },
        ...span,
        verdicts: { ...verdicts },
        stopped: { now: rate(stopped, replayed), before: rate(stoppedBefore, changed.compared) },
        ...changed,
        ...tools.report(),
      };
    },
  };
}

/** What became of the same calls before. A log may know of other calls than those that are judged. */
function sameCalls({ judged, before }: Replayed): readonly LoggedCall[] | undefined {
  return before?.calls?.length === judged.calls.length ? before.calls : undefined;
}

/** A log that says that something was redacted or worse does not say what: the same is taken for it. */
function inputBefore({ judged, before }: Replayed): string {
  if (before?.changedInput !== undefined) return before.changedInput;
  return before && strictness(before.verdict) >= strictness('redact') ? judged.changedInput : '';
}

const nameOf = ({ policy: { id, version } }: CompiledPolicy): PolicyName => ({ id, version });

const unreplayedOf = (skipped: ReadonlyMap<UnreplayedReason, Counted<ReplayNote>>): readonly Unreplayed[] =>
  [...skipped]
    .map(([reason, { count, examples }]) => ({ reason, count, examples: [...examples] }))
    .toSorted((a, b) => b.count - a.count);
