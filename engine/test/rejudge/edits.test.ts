import { describe, expect, test } from 'vitest';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { judge } from '#engine/judge/judge.ts';
import { verdicts } from '#engine/policy/policy.ts';
import { createCorpus } from '#engine/rejudge/corpus.ts';
import type { RecordedExchange } from '#engine/rejudge/recorded.ts';
import { answerOf, call, compileText, exchangeOf, type Given } from '../support/judging.ts';

const recorded = (given: Given): RecordedExchange => ({
  exchange: exchangeOf(given),
  answer: answerOf(given),
  opinions: () => ({ kind: 'opinion', opinion: { holds: true, confidence: 0.6 } }),
});

/** Exchanges that each of the edits below decides otherwise. */
const items = [
  recorded({ user: 'bo@shop.example, 4111 1111 1111 1111', output: 'bo@shop.example' }),
  recorded({ user: 'bitcoin', documents: ['bitcoin and gold'], session: { vip: true } }),
  recorded({ user: 'pay', calls: [call('pay', { amount: 10 }), call('pay', { amount: 20 })] }),
  recorded({ user: 'send', calls: [call('send', { body: 'bitcoin', amount: 10 })] }),
  recorded({ user: 'none', output: '{"a": 1}' }),
];

const words = (text: string) => ({ '/words.txt': text });

const redacting = (redact: string): string => `policy: a
input: [{ id: redact, when: { pii: [${redact}] }, then: redact }]
review: [{ id: review, when: 'messages[0].content.contains("EMAIL")', then: block }]`;

const outputting = (redact: string): string => `policy: a
values: { word: ${redact} }
output: [{ id: redact, when: { pii: [email] }, then: redact }]
review: [{ id: review, when: 'output.contains(values.word)', then: block }]`;

const rewriting = (rewrite: string, limit = 15): string => `policy: a
values: { limit: ${limit} }
action:
  - { id: rewrite, tool: send, then: { rewrite: ${rewrite} } }
  - { id: held, tool: hold, when: args.amount > 12, then: block }
  - { id: fine, tool: "*", then: allow }
review: [{ id: review, when: 'calls.exists(c, c.args.amount == 11)', then: flag, mode: shadow }]`;

const reviewing = (rewrite: string): string => `policy: a
action: [{ id: rewrite, tool: send, then: { rewrite: ${rewrite} } }, { id: fine, tool: "*", then: allow }]
review: [{ id: review, when: 'calls.exists(c, c.args.amount == 11)', then: block }]`;

const counting = (limit: number): string => `policy: a
values: { limit: ${limit} }
action: [{ id: sum, tool: pay, when: { more_than: { sum: values.limit, of: args.amount } }, then: block }]`;

const layer = (name: string, rule: string, more = ''): string => `policy: a\n${more}${name}: [{ id: r, ${rule} }]`;

type Files = Readonly<Record<string, string>>;

describe('an edit of one thing changes what it should', () => {
  test.each<[title: string, before: string, after: string, filesBefore?: Files, filesAfter?: Files]>([
    ['the limit of a sum', counting(100), counting(15)],
    ['what is redacted before the review', redacting('credit_card'), redacting('email')],
    ['a value that the review of a changed exchange reads', outputting('nothing'), outputting('EMAIL')],
    [
      'a rewritten argument',
      rewriting('{ tool: hold, args: { amount: 11 } }'),
      rewriting('{ tool: hold, args: { amount: 13 } }'),
    ],
    [
      'the tool of a rewritten call',
      rewriting('{ tool: pay, args: { amount: 13 } }'),
      rewriting('{ tool: hold, args: { amount: 13 } }'),
    ],
    [
      'a value that a rewritten argument reads',
      rewriting('{ tool: hold, args: { amount: { cel: values.limit * 1.0 } } }', 5),
      rewriting('{ tool: hold, args: { amount: { cel: values.limit * 1.0 } } }', 15),
    ],
    [
      'a rewritten call, as the review sees it',
      reviewing('{ args: { amount: 12 } }'),
      reviewing('{ args: { amount: 11 } }'),
    ],
    [
      'a word of a file',
      layer('input', 'when: { contains: { file: ./words.txt } }, then: block'),
      layer('input', 'when: { contains: { file: ./words.txt } }, then: block'),
      words('silver\n'),
      words('silver\ngold\n'),
    ],
    [
      'the origin of texts',
      layer('input', 'on: user, when: { contains: gold }, then: flag'),
      layer('input', 'on: untrusted, when: { contains: gold }, then: flag'),
    ],
    [
      'a word that stands in another one',
      layer('input', 'when: { contains: [bit, gol] }, then: flag'),
      layer('input', 'when: { contains: [bit, gold] }, then: flag'),
    ],
    [
      'a pattern',
      layer('input', 'when: { matches: "b[a-h]tcoin" }, then: flag'),
      layer('input', 'when: { matches: "(?i)B[a-i]TCOIN" }, then: flag'),
    ],
    [
      'kinds of personal data',
      layer('output', 'when: { pii: [iban] }, then: flag'),
      layer('output', 'when: { pii: [email, iban] }, then: flag'),
    ],
    [
      'a schema',
      layer('output', 'when: { conforms_to: { required: [b] } }, then: flag'),
      layer('output', 'when: { conforms_to: { required: [a] } }, then: flag'),
    ],
    ['the tools of a rule', layer('action', 'tool: "p*", then: allow'), layer('action', 'tool: "*", then: allow')],
    [
      'the tools of the policy',
      layer('action', 'tool: "*", then: allow', 'tools: [{ name: pay }, { name: send }]\n'),
      layer('action', 'tool: "*", then: allow', 'tools: [{ name: pay }]\n'),
    ],
    [
      'what nothing matches',
      layer('action', 'tool: hold, then: allow'),
      layer('action', 'tool: hold, then: allow', 'defaults: { unmatched_action: block }\n'),
    ],
    [
      'what an error counts as',
      layer('input', 'when: session.vip, then: flag, on_error: allow'),
      layer('input', 'when: session.vip, then: flag, on_error: block'),
    ],
    [
      'how sure a judge must be',
      layer('review', 'when: { judge: { model: m, question: "Q?", at_least: 0.9 } }, then: flag'),
      layer('review', 'when: { judge: { model: m, question: "Q?", at_least: 0.5 } }, then: flag'),
    ],
    [
      'a word that a review rule looks for',
      layer('review', 'when: { contains: silver }, then: flag'),
      layer('review', 'when: { contains: gold }, then: flag'),
    ],
    [
      'an exception',
      layer('input', 'when: text.size() > 1, then: flag'),
      layer('input', 'when: text.size() > 1, unless: { contains: none }, then: flag'),
    ],
  ])('%s', (_, before, after, filesBefore, filesAfter) => {
    const [first, second] = [compileText(before, filesBefore), compileText(after, filesAfter)];
    const corpus = createCorpus(items);
    const verdictsOf = (compiled: CompiledPolicy): unknown => {
      const judged = corpus.judge(compiled);
      return [...judged.verdicts].map((verdict, i) => [
        verdicts[verdict],
        judged.deciders[judged.decidedBy[i] ?? -1]?.rule,
      ]);
    };
    const fromScratch = (compiled: CompiledPolicy): unknown =>
      items.map(({ exchange, answer, opinions }) => {
        const { verdict, decidedBy } = judge(compiled, exchange, answer, { opinions });
        return [verdict, decidedBy?.rule];
      });
    expect(verdictsOf(first)).toEqual(fromScratch(first));
    expect(verdictsOf(second)).toEqual(fromScratch(second));
    expect(fromScratch(second)).not.toEqual(fromScratch(first));
    expect(verdictsOf(first)).toEqual(fromScratch(first));
  });
});
