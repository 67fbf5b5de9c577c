import type { LoggedExchange } from '../exchange/logged.ts';
import type { JudgedExchange, LoggedDecision } from './judgeLogged.ts';

/** An exchange that was replayed. */
export interface Replayed {
  readonly line: number;
  readonly logged: LoggedExchange;
  readonly judged: JudgedExchange;
  readonly before?: DecisionBefore;
}

/** What was decided before: by a policy, or as the log records it. */
export type DecisionBefore = LoggedDecision & Partial<JudgedExchange>;
