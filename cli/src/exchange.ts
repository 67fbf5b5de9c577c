import type { Answer, Exchange, ToolCall } from '#engine/exchange/exchange.ts';
import { asFields, parseJson } from '#engine/exchange/json.ts';
import { readArguments } from '#engine/exchange/readArguments.ts';
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
  const session = readSession(args.session);
  if (isProblem(session)) return session;
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

/** What conditions see as `session`, from an option. */
export function readSession(text = '{}'): Exchange['session'] | Problem {
  const read = parseJson(text);
  const session = 'value' in read ? asFields(read.value) : undefined;
  return session ?? problem('--session is not a JSON object', 'for example \'{"customer": "c-1"}\'');
}
