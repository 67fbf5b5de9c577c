import type { Answer, Exchange, ToolCall } from '#engine/exchange/exchange.ts';
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
    },
    answer: { output: fill(args.outputText), calls: calls.filter(isSound) },
  };
}

/** `issue_refund {"amount": 90}`; a call without arguments is its name alone. */
function readCall(text: string): ToolCall | Problem {
  const [, tool = '', json = ''] = /^\s*(\S+)\s*(.*)$/s.exec(text) ?? [];
  const args = readObject(json === '' ? '{}' : json);
  if (tool !== '' && !tool.startsWith('{') && args) return { tool, args };
  return problem(
    `\`${text}\` is not a tool call`,
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
