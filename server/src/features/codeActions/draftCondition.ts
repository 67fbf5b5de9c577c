import { writtenField } from '#engine/compile/cel/writtenField.ts';
import type { ToolCall } from '#engine/exchange/exchange.ts';
import type { Case } from '#engine/suite/suite.ts';
import type { Outcome } from './caseNow.ts';

/** What a rule looks at, to begin with: just what a case shows. The author makes it wider. */
export interface DraftCondition {
  readonly layer: 'input' | 'action' | 'output';
  /** The keys of the rule that say where it looks. */
  readonly where: Readonly<Record<string, unknown>>;
  readonly when: unknown;
}

/** What tells a case from others: the call that was made, else the text that nobody should trust, else what the user wrote. */
export function draftCondition(testCase: Case, outcome: Outcome): DraftCondition | undefined {
  const wanted = testCase.expect?.layer ?? outcome.decidedBy?.layer;
  return candidates(testCase, outcome).find(({ layer }) => wanted === undefined || layer === wanted);
}

function candidates({ exchange }: Case, { calls, output }: Outcome): readonly DraftCondition[] {
  const call = calls.find(({ problem }) => !problem);
  const untrusted = [...exchange.documents.map(({ text }) => text), ...textsOf(exchange.messages, 'tool')].at(0);
  const user = textsOf(exchange.messages, 'user').at(-1);
  return [
    ...(call ? [{ layer: 'action' as const, where: { tool: call.tool }, when: argumentsOf(call) }] : []),
    ...(untrusted ? [{ layer: 'input' as const, where: { on: 'untrusted' }, when: wordsOf(untrusted) }] : []),
    ...(user ? [{ layer: 'input' as const, where: { on: 'user' }, when: wordsOf(user) }] : []),
    ...(output ? [{ layer: 'output' as const, where: {}, when: wordsOf(output) }] : []),
  ];
}

const textsOf = (messages: Case['exchange']['messages'], role: string): readonly string[] =>
  messages.filter((message) => message.role === role).map(({ content }) => content);

/** `args.amount == 900 && args.order == "1"`; undefined for a call without arguments that can be compared. */
function argumentsOf({ args }: ToolCall): string | undefined {
  const parts = Object.entries(args).flatMap(([name, value]) => {
    const isComparable =
      ['number', 'boolean'].includes(typeof value) || (typeof value === 'string' && value.length <= longestText);
    return isComparable ? [`${writtenField(['args', name])} == ${JSON.stringify(value)}`] : [];
  });
  return parts.length > 0 ? parts.join(' && ') : undefined;
}

/** The longest text that an argument is compared with. */
const longestText = 60;

/** The first words of the longest sentence: it says most. */
function wordsOf(text: string): unknown {
  const sentences = text.split(/[.!?\n]+/).map((sentence) => sentence.trim());
  const [longest = ''] = sentences.toSorted((a, b) => b.length - a.length);
  return { contains: longest.split(/\s+/).slice(0, mostWords).join(' ') };
}

const mostWords = 8;
