import type { Case as RawCase } from '#schemas/generated/suite.ts';
import { locate, type Path } from '../document/nodes.ts';
import type { Answer, Exchange, PastCall } from '../exchange/exchange.ts';
import { asFields } from '../exchange/json.ts';
import { pastCalls } from '../exchange/pastCalls.ts';
import { readCalls } from '../exchange/readCalls.ts';
import { readMessages } from '../exchange/readMessages.ts';
import type { ReadProblem } from '../exchange/readProblem.ts';
import { readTime } from '../exchange/readTime.ts';
import type { Reading } from '../policy/reading.ts';

/** What holds for every case of a suite that does not say otherwise. */
export interface CaseDefaults {
  readonly system?: string;
  readonly session: Readonly<Record<string, unknown>>;
}

/** What goes to the model in a case, and what is known beside it. What cannot be read is reported at its place. */
export function readExchange(reading: Reading, raw: RawCase, path: Path, defaults: CaseDefaults): Exchange {
  const read = readMessages(raw.messages ?? raw.input ?? '');
  report(reading, read.problems, [...path, 'messages']);
  const session = { ...defaults.session, ...raw.session };
  const system = raw.system ?? defaults.system;
  const at = readCaseTime(reading, raw, path);
  return {
    messages: read.messages,
    documents: [...read.documents, ...(raw.documents ?? [])],
    session,
    history: pastCalls(readHistory(reading, raw, session, path), read.messages, session),
    ...(system !== undefined && { system }),
    ...(at !== undefined && { at }),
  };
}

/** The answer that is kept with a case. Calls that cannot be read are reported at their places. */
export function readRecorded(reading: Reading, { recorded }: RawCase, path: Path): Answer | undefined {
  if (!recorded) return undefined;
  const { calls, problems } = readCalls(recorded.calls ?? []);
  report(reading, problems, [...path, 'recorded', 'calls']);
  return { output: recorded.output, calls };
}

function readHistory(
  reading: Reading,
  { history = [] }: RawCase,
  session: Exchange['session'],
  path: Path,
): readonly PastCall[] {
  const { calls, problems } = readCalls(history);
  report(reading, problems, [...path, 'history']);
  return calls.map((call, index) => ({ ...call, session: asFields(asFields(history[index])?.session) ?? session }));
}

function readCaseTime(reading: Reading, { at }: RawCase, path: Path): number | undefined {
  const time = at === undefined ? undefined : readTime(at);
  if (time && 'message' in time) report(reading, [{ kind: 'unreadable', path: ['at'], message: time.message }], path);
  return time && 'at' in time ? time.at : undefined;
}

/** The text of a mistake is the reader's; the place is the innermost that the file has on the way to it. */
function report({ document, diagnostics }: Reading, problems: readonly ReadProblem[], path: Path): void {
  for (const problem of problems) {
    const location = locate(document, [...path, ...problem.path]);
    const isUnseen = problem.kind === 'unseen';
    diagnostics.push({
      code: isUnseen ? 'unseen-content' : 'broken-exchange',
      level: isUnseen ? 'warning' : 'error',
      message: problem.message,
      location,
    });
  }
}
