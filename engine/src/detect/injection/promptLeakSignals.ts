import { inOrder, type SignalFamily } from './signal.ts';

const reveal = `
  reveal | show | print | output | repeat | display | tell | give | write | list | leak | dump | disclose | share | expose
  | summari[sz]e | translate | copy | paste | echo | recite | quote | spell | return | provide | post | say | type | state
  | what (?:is|are|was|were|does) | what.s | how (?:is|was|does)`;
const owned = (things: string) => `your (?:\\w{2,10} ){0,2}?(?:${things})s?`;
const systemPrompt = `
  (?:the|your|this|its) (?:\\w{2,10} ){0,2}?(?:system|initial|hidden|secret|internal|developer|pre|base)[- ]?
  (?:system )?(?:prompt|instruction|message|directive|rule|guideline)s?`.replace(/\?\n\s+/, '?');
const textBefore = `
  (?:previous|prior|preceding) (?:instruction|prompt|directive)s? | prompt text | (?:prompt|text|words|everything) above
  | sentences? above | written (?:above|before)`;

/** "Reveal your system prompt" and its like. */
export const promptLeakSignals: readonly SignalFamily[] = [
  {
    needs: /prompt|instruct|directive|guideline|programming|system|rule|restriction/i,
    signals: [
      { name: 'reveal-prompt', weight: 10, pattern: inOrder(reveal, systemPrompt) },
      { name: 'reveal-prompt', weight: 10, pattern: inOrder(reveal, owned('prompt|programming|system message')) },
      {
        name: 'reveal-prompt',
        weight: 5,
        pattern: inOrder(reveal, `${owned('instruction|rule|guideline|directive|restriction')} | instructions above`),
      },
      {
        name: 'reveal-prompt',
        weight: 10,
        pattern: inOrder(
          'what | which',
          'instructions? | rules | prompt | guidelines | directives | words | sentence',
          'you | your',
          'given | told | received | start(?:s|ed)? | begins? | began | instructed | got',
        ),
      },
    ],
  },
  {
    needs: /above|before|previous|prior|preceding|prompt text/i,
    signals: [
      { name: 'reveal-prompt', weight: 10, pattern: inOrder(reveal, textBefore) },
      {
        name: 'reveal-prompt',
        weight: 10,
        pattern: inOrder(
          reveal,
          'everything | all | text | words | messages? | sentences? | conversation | lines?',
          'before | above | prior to | preceding',
          'this (?:message|prompt|point|line|text|sentence|conversation) | my (?:first|question|message)',
        ),
      },
    ],
  },
  {
    needs: /reveal|disclose|share|tell|say/i,
    signals: [
      {
        name: 'reveal-secret',
        weight: 7,
        pattern: inOrder(
          'you',
          'told | instructed | programmed | asked | supposed | allowed | ordered',
          'not',
          'reveal | disclose | share | tell | say',
        ),
      },
    ],
  },
  {
    needs: /password|passphrase|secret|access code|api key|credential/i,
    signals: [
      {
        name: 'reveal-secret',
        weight: 5,
        pattern: inOrder(
          'reveal | tell | give | disclose | say | spell | leak | what is | what.s',
          'the | your | any | all',
          'passwords? | passphrase | secret (?:word|key|code) | access code | api keys? | credentials | secrets?',
        ),
      },
    ],
  },
];
