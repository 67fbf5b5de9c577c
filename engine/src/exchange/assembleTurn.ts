import type { Message, ToolCall, UntrustedDocument } from './exchange.ts';
import type { Part } from './readPart.ts';
import type { ReadPath, ReadProblem } from './readProblem.ts';

export interface PlacedPart {
  readonly part: Part;
  readonly path: ReadPath;
}

/** Who speaks, and of which call a result is. */
type Speaker = Pick<Message, 'role' | 'tool' | 'callId'>;

interface Assembled {
  readonly messages: readonly Message[];
  readonly documents: readonly UntrustedDocument[];
  readonly problems: readonly ReadProblem[];
}

/** Makes messages of the parts of a turn, in their order: the result of a tool stands between what is said around it. */
export function assembleTurn(speaker: Speaker, parts: readonly PlacedPart[]): Assembled {
  const messages: Message[] = [];
  const documents: UntrustedDocument[] = [];
  let open: Part[] = [];
  const close = (): void => {
    if (open.length > 0) messages.push(messageOf(speaker, open));
    open = [];
  };
  for (const part of parts.map((placed) => heard(placed.part, speaker))) {
    if (part.kind === 'document') documents.push(documentOf(part));
    else if (part.kind === 'result') {
      close();
      messages.push(messageOfResult(part));
    } else if (part.kind !== 'silent') open.push(part);
  }
  close();
  if (parts.length === 0) messages.push({ ...speaker, content: '' });
  return { messages, documents, problems: parts.flatMap(problemsOf) };
}

/** Only a model thinks: in any other turn, what claims to be a thought is read like the rest. */
const heard = (part: Part, { role }: Speaker): Part =>
  part.kind === 'silent' && role !== 'assistant' ? { kind: 'text', text: part.text } : part;

function messageOf(speaker: Speaker, parts: readonly Part[]): Message {
  const calls = parts.flatMap((part): readonly ToolCall[] => (part.kind === 'call' ? [part.call] : []));
  const unseen = parts.flatMap((part) => (part.kind === 'unseen' ? [part.what] : []));
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  return {
    ...speaker,
    // A model's text goes on in its next block, often in mid-sentence; what others send are texts of their own.
    content: texts.join(speaker.role === 'assistant' ? '' : '\n'),
    ...(calls.length > 0 && { calls }),
    ...(unseen.length > 0 && { unseen: [...new Set(unseen)] }),
  };
}

const documentOf = ({ text, from }: Extract<Part, { kind: 'document' }>): UntrustedDocument =>
  from === undefined ? { text } : { from, text };

const messageOfResult = ({ text, tool, callId, unseen }: Extract<Part, { kind: 'result' }>): Message => ({
  role: 'tool',
  content: text,
  ...(tool !== undefined && { tool }),
  ...(callId !== undefined && { callId }),
  ...(unseen && { unseen }),
});

function problemsOf({ part, path }: PlacedPart): readonly ReadProblem[] {
  if (part.kind === 'call') return part.problems;
  const unseen = part.kind === 'unseen' ? [part.what] : part.kind === 'result' ? (part.unseen ?? []) : [];
  return unseen.map((what) => ({ kind: 'unseen', path, message: `no rule for text sees what is here: \`${what}\`` }));
}
