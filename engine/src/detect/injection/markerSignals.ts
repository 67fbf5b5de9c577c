import { anyOf } from '../anyOf.ts';
import type { SignalFamily } from './signal.ts';

const templateToken = `
  <\\|(?:im_(?:start|end|sep)|system|user|assistant|endoftext|end|eot_id|begin_of_text|channel|message|fim_prefix)\\|>
  | <\\|(?:start|end)_(?:header_id|of_turn_token)\\|> | <\\/?(?:start|end)_of_turn>
  | <<\\/?SYS>> | \\[\\/?(?:INST|SYSTEM_PROMPT)\\]`;
const systemLine =
  '[[<({]?\\/?(?:system|developer|admin)(?: (?:message|prompt|note|override|instruction)s?)?[\\])>}]?[ \\t]?:(?!\\/)';
const frame = '[-=#*_%~]{3,20}';

/** Marks that belong to a chat's frame, not to a text in it: tokens of chat templates, forged roles, forged ends. */
export const markerSignals: SignalFamily = {
  needs: /[<[#:]|[-=*_%~]{3}/,
  signals: [
    { name: 'template-token', weight: 10, pattern: new RegExp(anyOf(templateToken), 'gi') },
    { name: 'forged-role', weight: 6, pattern: new RegExp(`(?:^[ \\t>#*]{0,6}|[.!?\\-=\\]>] )${systemLine}`, 'gim') },
    { name: 'forged-role', weight: 6, pattern: /\[\/?(?:system|admin|developer)(?: [a-z]{1,12})?\]/gi },
    {
      name: 'forged-role',
      weight: 6,
      pattern:
        /<\/?(?:system(?:[_-](?:prompt|message))?|admin|developer|important|instructions?|information|user_query)>/gi,
    },
    { name: 'forged-turn', weight: 4, pattern: /^[ \t]{0,4}(?:human|user|assistant|AI)[ \t]?:/gim },
    {
      name: 'forged-section',
      weight: 6,
      pattern: /^[ \t]{0,4}#{2,6} ?(?:instruction|system|response|new task|human|assistant|user) ?:/gim,
    },
    {
      name: 'forged-end',
      weight: 6,
      pattern: new RegExp(
        `(?:${frame}|[[<(]) ?(?:END|STOP|BEGIN|START)(?: OF)?(?: [A-Za-z]{1,20}){1,4} ?(?:${frame}|[\\]>)])`,
        'g',
      ),
    },
  ],
};
