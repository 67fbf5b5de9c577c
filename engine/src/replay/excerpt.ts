import type { ToolCall } from '../exchange/exchange.ts';
import type { LoggedExchange } from '../exchange/logged.ts';
import type { LoggedDecision } from './judgeLogged.ts';
import type { Replayed } from './replayed.ts';
import type { ReplayExample } from './replayReport.ts';

const longest = 160;

/** An exchange that was decided otherwise, as a list shows it. */
export function exampleOf({ line, logged, judged }: Replayed, { verdict, decidedBy }: LoggedDecision): ReplayExample {
  return {
    line,
    excerpt: excerptOf(logged, judged),
    from: { verdict, ...(decidedBy !== undefined && { decidedBy }) },
    to: { verdict: judged.verdict, decidedBy: judged.decidedBy },
    ...(logged.at !== undefined && { at: logged.at }),
  };
}

/** Of a decision about calls, the first call that does not just run; else the user's last words. */
function excerptOf(logged: LoggedExchange, { decidedBy, calls }: Replayed['judged']): string {
  const proposed = logged.answers.flatMap(({ answer }) => answer.calls);
  const stopped = proposed[calls.findIndex(({ fate }) => fate !== 'runs')] ?? proposed[0];
  const words = lastWords(logged);
  return inOneLine(stopped && (decidedBy?.layer === 'action' || words === '') ? callInWords(stopped) : words);
}

const lastWords = ({ answers }: LoggedExchange): string =>
  answers.at(-1)?.exchange.messages.findLast(({ role }) => role === 'user')?.content ?? '';

/** `issue_refund({"order":"5120"})` */
export const callInWords = ({ tool, args }: Pick<ToolCall, 'tool' | 'args'>): string =>
  `${tool}(${JSON.stringify(args)})`;

/** A text that a model wrote may be of any length: only its start is looked at. */
function inOneLine(text: string): string {
  const start = text
    .slice(0, 4 * longest)
    .replace(/\s+/g, ' ')
    .trim();
  return start.length > longest ? `${start.slice(0, longest - 1)}…` : start;
}
