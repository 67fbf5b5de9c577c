import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type Logged, type LoggedExchange, unlogged } from '../exchange/logged.ts';
import { readLogged } from '../exchange/readLogged.ts';
import { judgeLogged } from './judgeLogged.ts';
import type { LogValue } from './logValue.ts';
import { readLogValues } from './logValues.ts';
import { recordedDecision } from './recordedDecision.ts';
import type { DecisionBefore } from './replayed.ts';
import type { ReplayReport } from './replayReport.ts';
import { createTally } from './tally.ts';

/** A log that is judged as it is read. Its memory does not grow with the log: what is kept are counts, and a few examples. */
export interface Replay {
  /** Judges the values that end in a line of the log. */
  push(line: string): void;
  /** What was found so far; it may be asked for at any time. */
  report(): ReplayReport;
  /** No more lines. Gives the report of the whole log. */
  end(): ReplayReport;
}

export interface ReplayOptions {
  /** The policy whose decisions are looked at: the draft. */
  readonly now: CompiledPolicy;
  /** The policy that it is compared with. Without one, it is compared with what the log says was decided, where it does. */
  readonly before?: CompiledPolicy;
  /** What conditions see as `session`, where the log does not say. */
  readonly session?: Exchange['session'];
}

/** Calls nothing, and no log makes it throw. */
export function createReplay({ now, before, session = {} }: ReplayOptions): Replay {
  const values = readLogValues();
  const tally = createTally({ now, before });

  function judge(logged: LoggedExchange, line: number): void {
    const judged = judgeLogged(now, logged, session);
    if (judged.kind === 'lacks') tally.skip(judged.lack.reason, { line, message: judged.lack.message });
    else tally.add({ line, logged, judged, before: decisionBefore(logged) });
  }

  function decisionBefore(logged: LoggedExchange): DecisionBefore | undefined {
    if (!before) return recordedDecision(logged.entry);
    const judged = judgeLogged(before, logged, session);
    return judged.kind === 'judged' ? judged : undefined;
  }

  function take(found: readonly LogValue[]): void {
    for (const value of found)
      for (const logged of loggedIn(value)) {
        if (logged.kind === 'none') tally.skip(logged.reason, { line: value.line, message: logged.message });
        else if (logged.isOpen) tally.skip('no-answer', { line: value.line, message: 'the user has the last word' });
        else judge(logged, value.line);
      }
  }

  return {
    push: (line) => {
      tally.countLine();
      take(values.push(line));
    },
    report: () => tally.report({ isWhole: false }),
    end: () => {
      take(values.end());
      return tally.report({ isWhole: true });
    },
  };
}

function loggedIn(value: LogValue): readonly Logged[] {
  return value.kind === 'broken' ? [unlogged([], 'unreadable', value.message)] : readLogged(value.value, 'last');
}
