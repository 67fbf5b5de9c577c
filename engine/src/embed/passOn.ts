import type { Exchange, Message } from '../exchange/exchange.ts';
import { asList } from '../exchange/json.ts';
import { messageNames } from '../exchange/messageNames.ts';
import { type MessagesReading, readMessages } from '../exchange/readMessages.ts';
import type { ReadProblem } from '../exchange/readProblem.ts';
import type { InputJudgment, Step } from '../judge/judgment.ts';
import { redactions } from '../judge/redact.ts';
import { mapTexts } from './mapTexts.ts';

interface PassingOn {
  readonly messages: unknown;
  readonly problems: readonly ReadProblem[];
}

/**
 * Makes the changes of the input layer in the agent's own turns.
 *
 * INVARIANT: read again, the turns hold the texts that the rules left, and no others. A turn in whose shape a change
 * cannot be made is passed on in this project's shape, and reported.
 */
export function passOn(given: unknown, exchange: Exchange, { passedOn, steps }: InputJudgment): PassingOn {
  if (passedOn === exchange) return { messages: given, problems: [] };
  const spoken = changesOf(messageTexts(exchange), messageTexts(passedOn));
  const lent = changesOf(documentTexts(exchange), documentTexts(passedOn));
  const problems: ReadProblem[] = [];
  const list = asList(given);
  const passTurn = (turn: unknown, index: number): readonly unknown[] => {
    const own = readMessages(list ? [turn] : turn);
    const changes = [...spoken.splice(0, own.messages.length), ...lent.splice(0, own.documents.length)];
    if (changes.every(({ before, after }) => before === after)) return [turn];
    const changed = mapTexts(turn, changeText(changes, steps));
    if (holds(list ? [changed] : changed, changes)) return [changed];
    problems.push({ kind: 'unreadable', path: ['messages', index], message: 'the turn is passed on in another shape' });
    return plainTurns(own, changes);
  };
  const messages = list ? list.flatMap(passTurn) : given === undefined ? given : passTurn(given, 0)[0];
  const left = [
    ...messageTexts(passedOn),
    ...documentTexts(passedOn).slice(0, exchange.documents.length - lent.length),
  ];
  if (holds(messages, changesOf(left, left))) return { messages, problems };
  // Turns that mean something else together than each alone: none of them is passed on as it was.
  const problem: ReadProblem = {
    kind: 'unreadable',
    path: ['messages'],
    message: 'the turns are passed on in another shape',
  };
  return { messages: passedOn.messages, problems: [...problems, problem] };
}

/** A text of a turn before the input layer, and what that left of it. */
interface Change {
  readonly on: string;
  readonly before: string;
  readonly after: string;
}

type NamedText = readonly [on: string, text: string];

const changesOf = (before: readonly NamedText[], after: readonly NamedText[]): Change[] =>
  before.map(([on, text], index) => ({ on, before: text, after: after[index]?.[1] ?? '' }));

function messageTexts({ messages }: Exchange): readonly NamedText[] {
  const names = messageNames(messages);
  return messages.map(({ role, content }, index) => [names[index] ?? role, content]);
}

const documentTexts = ({ documents }: Exchange): readonly NamedText[] =>
  documents.map(({ text }, index) => [`document:${index}`, text]);

/** A text of a turn is one of those that were judged, or a part of one. */
function changeText(changes: readonly Change[], steps: readonly Step[]): (text: string) => string {
  const wholes = new Map(changes.map(({ before, after }) => [before, after]));
  const parts = changes
    .flatMap(({ on, before }) =>
      redactions(on, before, steps).map(({ start, end, label }) => [before.slice(start, end), `[${label}]`] as const),
    )
    .filter(([part]) => part !== '')
    .toSorted(([a], [b]) => b.length - a.length);
  return (text) => wholes.get(text) ?? parts.reduce((rest, [part, label]) => rest.replaceAll(part, () => label), text);
}

/** Whether turns, read again, hold the texts that the rules left, and no others. */
function holds(turns: unknown, changes: readonly Change[]): boolean {
  const { messages, documents } = readMessages(turns ?? []);
  const texts = [...messages.map(({ content }) => content), ...documents.map(({ text }) => text)];
  return texts.length === changes.length && texts.every((text, index) => text === changes[index]?.after);
}

function plainTurns({ messages }: MessagesReading, changes: readonly Change[]): readonly Message[] {
  return changes.map(({ after }, index) => ({ ...(messages[index] ?? { role: 'tool' }), content: after }));
}
