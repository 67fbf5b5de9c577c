import { anyOf } from '../anyOf.ts';
import type { FrameMark } from './cues.ts';

interface FrameSignal<Name extends string> {
  readonly name: Name;
  /** The text has one of these, or no match. */
  readonly marks: readonly FrameMark[];
  /** A match is of bounded length, and takes bounded time from where it starts. */
  readonly pattern: RegExp;
}

const templateToken = `
  <\\|(?:im_(?:start|end|sep)|system|user|assistant|endoftext|end|eot_id|begin_of_text|channel|message|fim_prefix)\\|>
  | <\\|(?:start|end)_(?:header_id|of_turn_token)\\|> | <\\/?(?:start|end)_of_turn>
  | <<\\/?SYS>> | \\[\\/?(?:INST|SYSTEM_PROMPT)\\]`;
const systemLine =
  '[[<({]?\\/?(?:system|developer|admin)(?: (?:message|prompt|note|override|instruction)s?)?[\\])>}]?[ \\t]?:(?!\\/)';
const frame = '[-=#*_%~]{3,20}';

const ownRow = '(?! CERT| [A-Z ]{0,20}(?:KEY|MESSAGE|SIGNATURE|BLOCK))';

const signal = <Name extends string>(name: Name, marks: readonly FrameMark[], pattern: RegExp): FrameSignal<Name> => ({
  name,
  marks,
  pattern,
});

/** Marks that belong to a chat's frame, not to a text in it: tokens of chat templates, forged roles, forged ends. */
export const frameSignals = [
  signal('template-token', ['<', '['], new RegExp(anyOf(templateToken), 'gi')),
  signal('forged-role', [':'], new RegExp(`(?:^[ \\t>#*]{0,6}|[.!?\\-=\\]>] )${systemLine}`, 'gim')),
  signal('forged-role', ['['], /\[(?:system|admin|developer)(?: [a-z]{1,12})?\]/gi),
  signal('forged-tag', ['['], /\[\/(?:system|admin|developer)(?: [a-z]{1,12})?\]/gi),
  signal(
    'forged-tag',
    ['<'],
    /<\/?(?:system(?:[_-](?:prompt|message))?|admin|developer|important|instructions?|information|user_query)>/gi,
  ),
  signal(
    'forged-result',
    ['<'],
    /<\/(?:(?:tool|function)_(?:results?|response|output)|document|context|untrusted\w{0,10}|data|user_input)>/gi,
  ),
  signal('forged-turn', [':'], /^[ \t]{0,4}(?:human|user|assistant|AI)[ \t]?:/gim),
  signal(
    'forged-section',
    ['#'],
    /^[ \t]{0,4}#{2,6} ?(?:instruction|system|response|new task|human|assistant|user) ?:/gim,
  ),
  signal(
    'forged-end',
    ['<', '[', '-'],
    new RegExp(
      `(?:${frame}|[[<(]) ?(?:END|STOP|BEGIN|START)(?: OF)?${ownRow}(?: [A-Za-z]{1,20}){1,4} ?(?:${frame}|[\\]>)])`,
      'g',
    ),
  ),
];
