import { inOrder, type SignalFamily } from './signal.ts';

const override = `
  ignor(?:e|es|ed|ing) | disregard(?:ed|ing)? | forg[eo]t(?:ten|ting)? | overrid(?:e|ing) | overrule | bypass(?:ing)?
  | neglect | discard | abandon | unlearn | erase | pay no attention
  | (?:do not|don.?t|stop|never|no longer|cease|refuse to)
    (?:follow|obey|listen|adhere|comply|heed|abide|consider)(?:ing)?`;
const earlier = `
  previous(?:ly)? | prior | above | preceding | earlier | foregoing | initial | original | existing | system | developer
  | default`;
const orders = 'instructions? | directives? | prompts? | programming | training | system messages?';
const rules = `
  ${orders} | directions? | guidelines? | guidance | rules? | commands? | orders? | constraints? | restrictions?
  | limitations? | polic(?:y|ies) | protocols?`;
const said = `
  ${rules} | context | tasks? | assignments? | information | texts? | requests? | inputs? | conversations? | content
  | everything`;
const givenBefore = `
  above | before | so far | until now | up to now | up to this point | previously | earlier | given to you
  | i (?:said|told|gave|wrote)
  | you (?:were|had|have|got|get|received|learned|know|follow|read|saw)(?: been)?(?: (?:told|given|taught|trained))?`;

/** "Ignore the previous instructions" and its like. */
export const overrideSignals: readonly SignalFamily[] = [
  {
    needs:
      /ignor|regard|forg[eo]t|overr|pass|negl|disc|aband|unlearn|erase|scratch|atten|follow|obey|listen|adher|compl|heed|abid|consid/i,
    signals: [
      { name: 'override-earlier', weight: 10, pattern: inOrder(override, earlier, said) },
      { name: 'override-earlier', weight: 10, pattern: inOrder(override, said, givenBefore) },
      { name: 'override-own', weight: 10, pattern: inOrder(override, 'your', rules) },
      {
        name: 'override-own',
        weight: 7,
        pattern: inOrder(override, 'your', 'assignments? | tasks? | role | job | purpose'),
      },
      { name: 'override-all', weight: 10, pattern: inOrder(override, 'all | any | every', orders) },
      { name: 'override-all', weight: 7, pattern: inOrder(override, 'all | any | every | these | those | the', rules) },
      {
        name: 'override-all',
        weight: 7,
        pattern: inOrder('forget | ignore | disregard', 'everything | all of (?:it|this|that)'),
      },
      {
        name: 'override-user',
        weight: 10,
        pattern: inOrder(
          'ignore | disregard | forget',
          'what',
          'user | they | he | she',
          'asked | said | says | wants | wanted',
        ),
      },
      {
        name: 'override-user',
        weight: 10,
        pattern: inOrder(
          'ignore | disregard | override',
          'the | this',
          'user(?:.s)? (?:request|question|query|instruction|message|prompt|task)s?',
        ),
      },
      {
        name: 'override-this',
        weight: 5,
        pattern: inOrder('forget | ignore | disregard | scratch', 'that | this | it', 'instead | and | now | just'),
      },
      {
        name: 'override-own',
        weight: 7,
        pattern: inOrder(
          '(?:not|don.t|no longer) (?:need|have)',
          'follow | obey | adhere | comply | abide',
          'any | your',
          rules,
        ),
      },
    ],
  },
  {
    needs: /instead|summari|translat|pwned/i,
    signals: [
      {
        name: 'instead',
        weight: 6,
        pattern: inOrder(
          'instead of | do not | don.t | stop',
          'translating | summari[sz]ing | translate | summari[sz]e',
          'this | the | it | that | text | document',
        ),
      },
      {
        name: 'instead',
        weight: 4,
        pattern: inOrder('instead', 'say | print | output | write | respond | reply | answer | tell'),
      },
      { name: 'hacked', weight: 7, pattern: /\b(?:haha )?pwned\b/gi },
    ],
  },
  {
    needs: /task|assignment|instruction|conversation|text/i,
    signals: [
      {
        name: 'override-earlier',
        weight: 7,
        pattern: inOrder(
          '(?:previous|prior|last|first|current|original|old|above) (?:task|assignment|instruction)s? | text above',
          'is | was | are | were | has',
          'over | done | completed? | finished | fun | joke | void | obsolete | invalid | cancelled | test',
        ),
      },
    ],
  },
];
