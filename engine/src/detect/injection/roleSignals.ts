import { anyOf } from '../anyOf.ts';
import { inOrder, type SignalFamily } from './signal.ts';

const machine = anyOf(`
  AI | A\\.I\\. | (?:large )?language models? | LLMs? | chat ?bots? | chatgpt | gpt(?:-\\d\\w{0,2})? | claude | gemini
  | copilot | virtual assistant`);
const model = `${machine} | assistant | model | agent | bot`;
const unbound = 'unrestricted | unfiltered | uncensored | jailbroken | evil';
const becomes =
  'you are now | you.re now | act as | pretend | simulate | role-?play | you are going to | immerse yourself';
const task = 'instructions? | directives? | orders | system prompt | objectives? | goals? | tasks? | assignment';
const limits = `
  restrictions? | guidelines? | filters? | limitations? | limits | rules? | polic(?:y|ies) | constraints? | confines
  | censorship | ethics | morals | morality | conscience`;

/** Speaking to the model as a model, and giving it another role, other orders or no limits. */
export const roleSignals: readonly SignalFamily[] = [
  {
    needs: /\bA\.?I\b|language model|LLM|bots?\b|gpt|claude|gemini|copilot|assistant|\bmodel\b|\bagent\b/i,
    signals: [
      {
        name: 'addressed',
        weight: 10,
        pattern: new RegExp(
          `(?<!\\p{L})(?:note|message|memo|instructions?|attention)(?: to| for)? (?:the |any |all )?${machine}(?: [a-z]{1,12})? ?:`,
          'giu',
        ),
      },
      {
        name: 'addressed',
        weight: 8,
        pattern: inOrder(
          '(?:note|message|instructions?) (?:to|for) | attention | dear | if you are | (?:for|to) any',
          `(?:an? |the |any |all )?${machine}`,
        ),
      },
      {
        name: 'addressed',
        weight: 4,
        pattern: inOrder(
          '(?:note|message) (?:to|for) | attention | dear | hello | hey | hi | listen | as',
          `(?:an? |the |any )?${anyOf(model)}`,
        ),
      },
      {
        name: 'addressed',
        weight: 5,
        pattern: new RegExp(
          `(?:^|[.!?\\n]\\s?)(?:hey |hello |hi |ok |okay )?(?:assistant|${machine})[,:!](?=\\s)`,
          'gi',
        ),
      },
      {
        name: 'model-must',
        weight: 4,
        pattern: inOrder(
          `the ${anyOf(model)}`,
          'must | should | shall | has to | needs to | is (?:required|instructed)',
        ),
      },
      { name: 'persona', weight: 5, pattern: inOrder(becomes, model) },
      {
        name: 'unrestricted',
        weight: 6,
        pattern: inOrder(model, 'without | with no | has no | have no | that (?:has no|ignores|does not)', limits),
      },
    ],
  },
  {
    needs:
      /unrestr|unfilt|uncens|jailbroken|evil|without|mode\b|forgotten|free\b|\b(?:DAN|STAN|DUDE)\b|GPT|do anything|override/i,
    signals: [
      {
        name: 'persona',
        weight: 5,
        pattern: inOrder(becomes, `DAN | ${unbound} | without | mode | forgotten | free`),
      },
      {
        name: 'persona',
        weight: 7,
        pattern: inOrder(
          'you are | you.re | as',
          `(?:an? )?${anyOf(unbound)}`,
          `${model} | version | entity | character | being`,
        ),
      },
      { name: 'jailbreak-name', weight: 4, pattern: /\b(?:DAN|STAN|DUDE|AntiGPT|BasedGPT|EvilBOT)\b/g },
      {
        name: 'mode',
        weight: 3,
        pattern: inOrder('enabled? | activated? | enter | unlock | switch (?:to|into) | initiate | simulate', 'mode'),
      },
      {
        name: 'jailbreak-mode',
        weight: 7,
        pattern: inOrder(
          `(?:DAN|developer|debug|god|jailbreak|admin|sudo|root|maintenance|unrestricted|unfiltered) mode
          | do anything now | can do anything | jailbroken | system override`,
          'enabled? | activated? | on | you | now | and | is | as | have | turned | with | this | that | to | engaged',
        ),
      },
    ],
  },
  {
    needs:
      /restrict|guideline|filter|limit|polic|constrain|confine|openai|order|abide|censor|protocol|rule|as if|as though|safety/i,
    signals: [
      {
        name: 'unrestricted',
        weight: 6,
        pattern: inOrder(
          `free (?:of|from) | without | has no | have no | with no | not (?:bound|limited) by | broken free
          | never (?:obey|follow|refuse)\\w{0,2} | do(?:es)? not have to | don.t have to`,
          `(?:ethical|moral|content|safety|openai.s|policy|any|all|typical) ?${anyOf(limits)}
          | restrictions | openai | orders? | abide by | censorship`,
        ),
      },
      {
        name: 'unrestricted',
        weight: 7,
        pattern: inOrder(
          'respond | answer | reply | speak | act | behave',
          'as if | as though',
          'you',
          'no | without | not | never | free | un\\w{2,12}',
        ),
      },
      {
        name: 'disable-safety',
        weight: 8,
        pattern: inOrder(
          'disable | turn off | switch off | deactivate | ignore | bypass | override | remove',
          'your | all | any',
          `(?:safety|content|ethical|moral|security|openai)[- ]?
          (?:filter|guideline|policie|policy|restriction|protocol|measure|setting|check|rule)s?`.replace(/\n\s+/, ''),
        ),
      },
    ],
  },
  {
    needs: /instruct|directive|orders|prompt|objective|goal|task|assignment/i,
    signals: [
      {
        name: 'new-instructions',
        weight: 10,
        pattern: inOrder('your (?:new|updated|revised|real|actual|true)', task, 'is | are | will | starts?'),
      },
      {
        name: 'new-instructions',
        weight: 6,
        pattern: new RegExp(
          `(?<!\\p{L})(?:new|updated|revised|real|actual|true|next) ${anyOf(task)}(?: (?:is|are|start|begin)s?)? ?[:!]`,
          'giu',
        ),
      },
      {
        name: 'new-instructions',
        weight: 6,
        pattern: inOrder(
          'well done | good job | great | thank you | thanks | perfect | nice | completed?',
          'now | next | new',
          'task | assignment | instructions?',
        ),
      },
      {
        name: 'new-instructions',
        weight: 7,
        pattern: inOrder(
          'focus on | start | begin | switch to | perform | execute',
          'new | next | real | actual',
          'task | assignment | instructions | objective',
        ),
      },
    ],
  },
  {
    needs:
      /here on|now on|point on|rest of|openai|anthropic|develop|creator|maker|admin|owner|operator|programmer|engineer|\bceo\b/i,
    signals: [
      {
        name: 'from-now-on',
        weight: 4,
        pattern: inOrder(
          'from (?:now|this point|here) on(?:wards?)? | for the rest of (?:this|the) conversation',
          'you | your | act | answer | respond | reply',
        ),
      },
      {
        name: 'authority',
        weight: 5,
        pattern: inOrder(
          'i am | i.m | this is | as',
          '(?:your|the|an) (?:system )?(?:developers?|creator|administrator|admin|owner|operator|programmer|engineer|ceo)',
          'of | and | i | speaking | you | at | from | here | with',
        ),
      },
      { name: 'authority', weight: 4, pattern: /\byour (?:developers?|creators?|makers?|programmers?)\b/gi },
      {
        name: 'authority',
        weight: 5,
        pattern: inOrder(
          'openai | anthropic | your (?:developers?|creators?|owners?)',
          'authori[sz]ed | instructed | updated | allowed | changed | approved | told',
        ),
      },
    ],
  },
];
