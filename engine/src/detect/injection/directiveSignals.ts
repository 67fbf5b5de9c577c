import { anyOf } from '../anyOf.ts';
import { inOrder, type SignalFamily } from './signal.ts';

const encodings = `
  base ?-?(?:16|32|58|64|85) | rot-?13 | hex(?:adecimal)? | morse(?: code)? | binary | leetspeak | caesar cipher
  | pig latin`;
const output = 'answers? | responses? | reply | replies | output';
const ownText = `${output} | implementation | explanation | elucidation | solution | summary | code`;
const embed = `
  add | insert | embed(?:ding)? | incorporat(?:e|ing) | integrat(?:e|ing) | includ(?:e|ing) | inclusion | append
  | introduc(?:e|ing) | inject | supplement | weave | place`;
const confidential = `
  passwords? | credentials? | api keys? | secrets? | tokens? | conversation | chat history | system prompt | session
  | cookies? | (?:private|personal|confidential|user.s|customer|all)(?: \\w{1,20}){0,2}?
  (?:data|information|details|messages|records|history)`;

/** Orders about the model's own answer, about its tools, and about what the user may learn. */
export const directiveSignals: readonly SignalFamily[] = [
  {
    needs: /\b(?:user|human|anyone|operator|customer)s?\b/i,
    signals: [
      {
        name: 'conceal',
        weight: 7,
        pattern: inOrder(
          'not | don.?t | never | without',
          '(?:tell|inform|mention|notify|alert|warn|let)(?:t?ing)?',
          'user | human | anyone | operator | customer',
        ),
      },
      {
        name: 'conceal',
        weight: 7,
        pattern: inOrder('keep | hide', 'this | it | that', 'secret | hidden | confidential | from', 'from | user'),
      },
      {
        name: 'third-person-user',
        weight: 2,
        pattern: inOrder(
          "the user(?:['’]s)?",
          'is | are | has | password | account | recent | data | balance | favou?rite | phone | address | scheduled | email',
        ),
      },
    ],
  },
  {
    needs: /before/i,
    signals: [
      {
        name: 'do-first',
        weight: 5,
        pattern: inOrder(
          'before',
          'you | answering | doing | continuing | responding | anything else | solve | complete | start',
          'first | must | have to | need to | please do | following',
        ),
      },
    ],
  },
  {
    needs: /answer|respon|repl(?:y|ies)|output|your (?:imple|expla|eluci|solut|summa|code)|by (?:say|writ)/i,
    signals: [
      {
        name: 'begin-answer',
        weight: 4,
        pattern: inOrder(
          'begin | start | preface | end | finish',
          `(?:(?:your|the|every|each|all|any) ){1,2}(?:${output}|message|sentence)`,
          'with | by',
        ),
      },
      {
        name: 'begin-answer',
        weight: 4,
        pattern: inOrder(
          'confirm | respond | reply | answer | say',
          'by saying | by writing | only with | exactly | only',
        ),
      },
      {
        name: 'own-output',
        weight: 5,
        pattern: new RegExp(
          `\\b(?:in|within|into|of|to|alongside|using|display|encode|translate|provide|convert|write) your ${anyOf(ownText)}\\b`,
          'gi',
        ),
      },
      { name: 'encode-output', weight: 5, pattern: inOrder(encodings, output) },
      { name: 'encode-output', weight: 5, pattern: inOrder(`${output} | respond | answer`, encodings) },
    ],
  },
  {
    needs: /code|snippet|script|excerpt/i,
    signals: [
      {
        name: 'embed-code',
        weight: 5,
        pattern: inOrder(embed, 'following | subsequent | below | next | this', 'code | snippet | script | excerpt'),
      },
    ],
  },
  {
    needs: /tool|function|command|plugin/i,
    signals: [
      {
        name: 'call-tool',
        weight: 5,
        pattern: inOrder(
          'call | use | invoke | execute | run | trigger',
          'the | this | following | your',
          '(?:tool|function|command|plugin)s?',
          'to | with | and | now | immediately',
        ),
      },
    ],
  },
  {
    needs:
      /password|credential|api key|secret|token|convers|history|system prompt|session|cookie|data|inform|detail|message|record/i,
    signals: [
      {
        name: 'exfiltrate',
        weight: 6,
        pattern: inOrder(
          'send | forward | e-?mail | post | upload | transmit | exfiltrate | submit | leak | append',
          confidential,
          'to | at',
        ),
      },
    ],
  },
  {
    needs: /account|iban|wallet|address|[a-z]{2}\d{10}/i,
    signals: [
      {
        name: 'pay',
        weight: 4,
        pattern: inOrder(
          'send | transfer | wire | make | pay',
          'transaction | money | payment | funds | transfer | \\$ ?\\d[\\d,.]{0,12} | everything',
          'to',
          'account | iban | wallet | address | [a-z]{2}\\d{10,30}',
        ),
      },
    ],
  },
];
