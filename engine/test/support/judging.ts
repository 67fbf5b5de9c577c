import { type CompiledPolicy, compilePolicy } from '#engine/compile/compilePolicy.ts';
import { isParsed, openDocuments } from '#engine/document/documents.ts';
import type { Answer, Exchange, Message, ToolCall } from '#engine/exchange/exchange.ts';
import { judge } from '#engine/judge/judge.ts';
import type { Judgment } from '#engine/judge/judgment.ts';
import type { Opinions } from '#engine/opinion/opinion.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import type { Texts } from './check.ts';
import { memoryFiles } from './memoryFiles.ts';

/** A policy, compiled. A mistake in it is a mistake in the test: it throws. */
export function compileText(text: string, more: Texts = {}): CompiledPolicy {
  const documents = openDocuments(memoryFiles({ ...more, '/a.policy.yaml': text }));
  const document = documents.parse('/a.policy.yaml');
  if (!isParsed(document)) throw new Error('unreachable: the file is in memory');
  const policy = readPolicy(document, documents);
  const compiled = compilePolicy(policy.value);
  const error = [...policy.diagnostics, ...compiled.diagnostics].find(({ level }) => level === 'error');
  if (error) throw new Error(`the policy of the test has an error: ${error.message}`);
  return compiled.value;
}

/** What happens in an exchange; what is left out is empty. */
export interface Given {
  /** One turn of the user, in place of `messages`. */
  readonly user?: string;
  readonly messages?: readonly Message[];
  readonly documents?: readonly string[];
  readonly session?: Exchange['session'];
  readonly history?: Exchange['history'];
  readonly at?: number;
  readonly system?: string;
  readonly output?: string;
  readonly calls?: readonly ToolCall[];
}

export const exchangeOf = ({
  user,
  messages,
  documents = [],
  session = {},
  history = [],
  at,
  system,
}: Given): Exchange => ({
  messages: messages ?? (user === undefined ? [] : [{ role: 'user', content: user }]),
  documents: documents.map((text) => ({ text })),
  session,
  history,
  at,
  system,
});

export const answerOf = ({ output, calls = [] }: Given): Answer => ({ output, calls });

export const call = (tool: string, args: ToolCall['args'] = {}): ToolCall => ({ tool, args });

/** Judges an exchange by a policy text, or by a compiled policy. */
export function judgeText(policy: string | CompiledPolicy, given: Given, opinions?: Opinions): Judgment {
  const compiled = typeof policy === 'string' ? compileText(policy) : policy;
  return judge(compiled, exchangeOf(given), answerOf(given), { opinions });
}
