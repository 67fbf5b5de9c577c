import type { Exchange, ToolCall } from '../exchange/exchange.ts';
import type { Verdict } from '../policy/policy.ts';

/** A question that is kept in view: what would the policy decide about these words, or about this call? */
export interface Probe {
  readonly id: string;
  /** What it is called in the list; without one, its subject is shown. */
  readonly label?: string;
  /** What the user writes. */
  readonly text?: string;
  /** Untrusted texts: pages, files, results of tools. */
  readonly documents?: readonly string[];
  /** Tool calls that the model proposes. */
  readonly calls?: readonly ProbedCall[];
  /** The model's text. */
  readonly output?: string;
  readonly system?: string;
  /** What conditions see as `session`. */
  readonly session?: Readonly<Record<string, unknown>>;
  /** The verdict that is wanted; without one, any will do. */
  readonly wanted?: Verdict;
}

export type ProbedCall = Pick<ToolCall, 'tool' | 'args'>;

/** What a probe is about. One of it at least is there. */
export type ProbeSubject = Pick<Probe, 'text' | 'documents' | 'calls' | 'output'>;

/** The subject as one line of words: `issue_refund({"order":"5120","amount":55})`. Untrusted text. */
export function subjectOf({ text, calls = [], output, documents = [] }: ProbeSubject): string {
  const [call] = calls;
  if (call) return `${call.tool}(${JSON.stringify(call.args)})`;
  return text ?? output ?? documents[0] ?? '';
}

/** What a probe puts to the policy. */
export function exchangeOf({ text, documents = [], session = {}, system }: Probe): Exchange {
  return {
    messages: text === undefined ? [] : [{ role: 'user', content: text }],
    documents: documents.map((each) => ({ text: each })),
    session,
    history: [],
    ...(system !== undefined && { system }),
  };
}
