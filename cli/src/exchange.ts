import { resolve } from 'node:path';
import type { Documents } from '#engine/document/documents.ts';
import type { Answer, Exchange, ToolCall } from '#engine/exchange/exchange.ts';
import { readArguments } from '#engine/exchange/readArguments.ts';
import { readTrace } from '#engine/exchange/readTrace.ts';
import type { ArgsOf } from './options.ts';
import { isProblem, isSound, type Problem, problem } from './problem.ts';
import type { World } from './world.ts';

/** An exchange of the user's own, and what stands in for the model's answer. */
export interface OwnExchange {
  readonly exchange: Exchange;
  readonly answer: Answer;
}

type ExchangeArgs = Pick<ArgsOf<'preview'>, 'text' | 'document' | 'call' | 'outputText' | 'session'>;

/** Reads an exchange from the options of `preview`. One of the texts may be `-`, the standard input. */
export async function readExchange(args: ExchangeArgs, world: World): Promise<OwnExchange | Problem> {
  const texts = [args.text, args.outputText, ...args.document];
  const fromInput = texts.filter((text) => text === '-').length;
  if (fromInput > 1) return problem('only one text can be read from the standard input');
  const input = fromInput === 1 ? (await world.input()).replace(/\r?\n$/, '') : '';
  const fill = <T extends string | undefined>(text: T) => (text === '-' ? input : text);
  const session = args.session === undefined ? {} : readObject(args.session);
  if (!session) return problem('--session is not a JSON object', 'for example \'{"customer": "c-1"}\'');
  const calls = args.call.map(readCall);
  const wrong = calls.find(isProblem);
  if (wrong) return wrong;
  const text = fill(args.text);
  return {
    exchange: {
      messages: text === undefined ? [] : [{ role: 'user', content: text }],
      documents: args.document.map((document) => ({ text: fill(document) })),
      session,
      history: [],
    },
    answer: { output: fill(args.outputText), calls: calls.filter(isSound) },
  };
}

/** Reads an exchange as an agent logs it. A part that cannot be read is a problem: it might have been what matters. */
export function readTraceFile(
  file: string,
  { session }: Pick<ExchangeArgs, 'session'>,
  documents: Documents,
  world: World,
): OwnExchange | Problem {
  const content = documents.read(resolve(world.folder, file));
  if (content.kind === 'unreadable') return problem(`cannot read \`${file}\`: ${content.reason}`);
  const known = session === undefined ? {} : readObject(session);
  if (!known) return problem('--session is not a JSON object', 'for example \'{"customer": "c-1"}\'');
  const { value, problems } = readTrace(content.text);
  const [first] = problems;
  if (first)
    return problem(`\`${file}\`${first.path.length > 0 ? ` at ${first.path.join('.')}` : ''}: ${first.message}`);
  const history = value.exchange.history.map((call) => ({ ...call, session: known }));
  return { exchange: { ...value.exchange, session: known, history }, answer: value.answer };
}

/** `issue_refund {"amount": 90}`; a call without arguments is its name alone. */
function readCall(text: string): ToolCall | Problem {
  const [, tool = '', json = ''] = /^\s*(\S+)\s*(.*)$/s.exec(text) ?? [];
  const { args, problem: unreadable } = readArguments(json);
  if (tool !== '' && !tool.startsWith('{') && !unreadable) return { tool, args };
  const why = unreadable && !tool.startsWith('{') ? `: ${unreadable.message}` : '';
  return problem(
    `\`${text}\` is not a tool call${why}`,
    'write the tool, and its arguments as a JSON object: \'issue_refund {"amount": 90}\'',
  );
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
