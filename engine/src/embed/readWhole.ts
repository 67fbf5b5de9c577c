import type { Answer } from '../exchange/exchange.ts';
import { readCalls } from '../exchange/readCalls.ts';
import { readTrace } from '../exchange/readTrace.ts';
import {
  assembleExchange,
  type ExchangeReading,
  type GivenAnswer,
  type GivenExchange,
  readGivenExchange,
  within,
} from './givenExchange.ts';

/** An exchange with its answer. */
export interface WholeReading extends ExchangeReading {
  readonly answer: Answer;
}

/** Reads an exchange and its answer, which is what the turns end with where it is not given apart. Never throws. */
export const readWhole = (given: GivenExchange, answer: GivenAnswer | undefined): WholeReading =>
  answer ? readWithAnswer(given, answer) : readConversation(given);

function readWithAnswer(given: GivenExchange, { output, calls: proposed }: GivenAnswer): WholeReading {
  const { calls, problems: ofCalls } = readCalls(proposed ?? []);
  const reading = readGivenExchange(given, calls);
  return { ...reading, answer: { output, calls }, problems: [...reading.problems, ...within(['calls'], ofCalls)] };
}

function readConversation(given: GivenExchange): WholeReading {
  // A text is what the user says, and not the JSON of a log.
  if (given.messages === undefined || typeof given.messages === 'string')
    return { ...readGivenExchange(given), answer: { calls: [] } };
  const { value, problems } = readTrace(given.messages);
  const { messages, documents, system } = value.exchange;
  const { calls } = value.answer;
  return { ...assembleExchange({ system, ...given }, { messages, documents, problems }, calls), answer: value.answer };
}
