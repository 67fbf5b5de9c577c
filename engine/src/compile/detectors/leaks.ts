import { findLeaks, indexText, type TextIndex } from '../../detect/leaks.ts';
import { mergeFindings } from '../../detect/mergeFindings.ts';
import { compileWords } from '../../detect/wordList.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { MakeDetector } from './detector.ts';

interface LeakRule {
  readonly words?: number;
  readonly at_least?: number;
  /** Texts that the prompt asks the model to say. */
  readonly except?: string | readonly string[];
  readonly canary?: string | readonly string[];
}

/** `leaks: true`, or `{ words, at_least, except, canary }`: what repeats the system prompt of the exchange. */
export const leaks: MakeDetector = ({ options }) => {
  const {
    at_least = 0,
    canary = [],
    except = [],
    words = WORDS,
  }: LeakRule = options === true ? {} : (options as LeakRule);
  const canaries = compileWords([canary].flat(), 'SYSTEM_PROMPT');
  const indexOf = keepIndexes();
  return (text, exchange) => {
    const known = (): readonly string[] => [...[except].flat(), ...userTurns(exchange)];
    const repeated = promptsOf(exchange).flatMap((prompt) =>
      findLeaks(text, indexOf(prompt), { words, atLeast: at_least, known }),
    );
    return mergeFindings([...repeated, ...canaries.findAll(text)]);
  };
};

/** Where answers and prompts share as many words by chance, they are set phrases: `node bench/detectors.ts leaks`. */
const WORDS = 8;

function promptsOf({ messages, system }: Exchange): readonly string[] {
  const turns = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  return system === undefined ? turns : [system, ...turns];
}

function userTurns({ messages }: Exchange): readonly string[] {
  return messages.filter(({ role }) => role === 'user').map(({ content }) => content);
}

/** A policy judges many exchanges, which have few system prompts between them. */
function keepIndexes(): (prompt: string) => TextIndex {
  const indexes = new Map<string, TextIndex>();
  return (prompt) => {
    const index = indexes.get(prompt) ?? indexText(prompt);
    if (indexes.size >= KEPT) indexes.clear();
    indexes.set(prompt, index);
    return index;
  };
}

const KEPT = 16;
