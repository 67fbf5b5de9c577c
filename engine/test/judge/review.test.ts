import { describe, expect, test } from 'vitest';
import { collectMissing } from '#engine/opinion/collectMissing.ts';
import { noOpinions, type Opinion, type OpinionReply, type OpinionRequest } from '#engine/opinion/opinion.ts';
import { call, type Given, judgeText } from '../support/judging.ts';

const review = (when: string, more = ''): string =>
  `policy: a\ndefaults: { unmatched_action: allow }\nreview: [{ id: second, when: ${when}, then: require_approval${more} }]`;

const asks = '{ judge: { model: reviewer, question: "Money?", at_least: 0.7 } }';
const given: Given = { user: 'Hi', documents: ['page'], calls: [call('pay', { sum: 1 })], output: 'Here you are.' };

const says = (opinion: Partial<Opinion>) => (): OpinionReply => ({
  kind: 'opinion',
  opinion: { holds: true, ...opinion },
});

/** What a policy asks about an exchange. */
function asked(policy: string, exchange: Given = given): readonly OpinionRequest[] {
  const { opinions, missing } = collectMissing(noOpinions);
  judgeText(policy, exchange, opinions);
  return missing();
}

describe('judge', () => {
  test('a confident yes matches, with what was said', () => {
    const { verdict, decidedBy, steps } = judgeText(review(asks), given, says({ confidence: 0.9, reason: 'It does.' }));
    expect([verdict, decidedBy]).toEqual(['require_approval', { layer: 'review', rule: 'second' }]);
    expect(steps).toMatchObject([
      { on: 'call:0' },
      { on: 'exchange', saw: { judge: 'yes', confidence: 0.9, reason: 'It does.' } },
    ]);
  });

  test('a confident no does not match', () => {
    expect(judgeText(review(asks), given, says({ holds: false, confidence: 0.7 })).verdict).toBe('allow');
  });

  test.each([
    ['yes', 0.69],
    ['no', 0.2],
    ['yes', undefined],
  ])('not_confident: a %s of confidence %s is an error, and on_error decides', (word, confidence) => {
    const opinions = says({ holds: word === 'yes', confidence });
    const verdictWith = (onError: string) => judgeText(review(asks, `, on_error: ${onError}`), given, opinions).verdict;
    expect([verdictWith('allow'), verdictWith('require_approval'), verdictWith('block')]).toEqual([
      'allow',
      'require_approval',
      'block',
    ]);
    expect(judgeText(review(asks), given, opinions).steps.at(-1)?.error?.reason).toBe('not_confident');
  });

  test('without a threshold every answer counts', () => {
    const when = '{ judge: { model: reviewer, question: "Money?" } }';
    expect(judgeText(review(when), given, says({ confidence: 0.1 })).verdict).toBe('require_approval');
    expect(judgeText(review(when), given, says({ holds: false })).verdict).toBe('allow');
  });

  test.each(['timeout', 'service_failed'] as const)('%s: an error, and on_error decides', (reason) => {
    const { verdict, steps } = judgeText(review(asks), given, () => ({ kind: 'failure', reason, message: 'no reply' }));
    expect([verdict, steps.at(-1)?.error]).toEqual(['block', { reason, message: 'no reply' }]);
  });

  test('not_asked: an opinion that nobody asked for is an error', () => {
    const { verdict, steps } = judgeText(review(asks), given);
    expect([verdict, steps.at(-1)?.error?.reason]).toEqual(['block', 'not_asked']);
  });
});

describe('what is asked', () => {
  test('the whole exchange, text by text', () => {
    expect(asked(review(asks))).toEqual([
      {
        kind: 'judge',
        rule: 'second',
        model: 'reviewer',
        question: 'Money?',
        texts: [
          { on: 'user:0', text: 'Hi' },
          { on: 'document:0', text: 'page' },
          { on: 'call:0', text: 'pay {"sum":1}' },
          { on: 'output', text: 'Here you are.' },
        ],
      },
    ]);
  });

  test('what the layers before took out is not shown to anybody', () => {
    const redacting = `${review(asks)}
input: [{ id: in, when: { pii: [email] }, then: redact }]
output: [{ id: out, when: { pii: [email] }, then: redact }]
action: [{ id: act, tool: "*", when: { pii: [email] }, then: redact }]`;
    const mail = 'bo@shop.example';
    const [request] = asked(redacting, {
      user: mail,
      documents: [mail],
      calls: [call('pay', { to: mail })],
      output: mail,
    });
    expect(JSON.stringify(request)).not.toContain(mail);
  });

  test('nobody is asked where the input is blocked', () => {
    expect(asked(`${review(asks)}\ninput: [{ id: in, when: "true", then: block }]`)).toEqual([]);
  });

  test('nobody is asked where another condition decides', () => {
    expect(asked(review(`{ all: [${asks}, "size(calls) > 1"] }`))).toEqual([]);
    expect(asked(review(`{ any: [${asks}, "size(calls) > 0"] }`))).toEqual([]);
    expect(asked(review(`{ all: [${asks}, "size(calls) > 0"] }`))).toHaveLength(1);
  });

  test('an exception is asked about only where the rule would match', () => {
    expect(asked(review('"size(calls) > 1"', `, unless: ${asks}`))).toEqual([]);
    expect(asked(review('"size(calls) > 0"', `, unless: ${asks}`))).toHaveLength(1);
  });

  test('a rule of another layer asks about its own text', () => {
    const policy =
      'policy: a\ninput: [{ id: in, on: untrusted, when: { classifier: { service: shield } }, then: block }]';
    expect(asked(policy)).toEqual([
      { kind: 'classifier', rule: 'in', service: 'shield', texts: [{ on: 'document:0', text: 'page' }] },
    ]);
  });
});

describe('classifier', () => {
  const classified = (options: string, opinion: Partial<Opinion>) =>
    judgeText(review(`{ classifier: { service: shield${options} } }`), given, says(opinion));
  const categories = [
    { name: 'violence', found: true, score: 0.8 },
    { name: 'self-harm/intent', found: false, score: 0.4 },
  ];

  test.each<[string, string, Partial<Opinion>, string]>([
    ['its own word counts', '', { holds: true }, 'require_approval'],
    ['it does not object', '', { holds: false, categories }, 'allow'],
    ['a category that is wanted', ', categories: [violence]', { categories }, 'require_approval'],
    ['a category that is not wanted', ', categories: [hate]', { categories }, 'allow'],
    [
      'a score that is high enough',
      ', categories: [self-harm/intent], at_least: 0.4',
      { categories },
      'require_approval',
    ],
    ['a score that is not', ', at_least: 0.9', { categories }, 'allow'],
    [
      'a service without categories cannot be limited to some',
      ', categories: [hate]',
      { holds: true },
      'require_approval',
    ],
  ])('%s', (_, options, opinion, verdict) => {
    expect(classified(options, opinion).verdict).toBe(verdict);
  });

  test('marks what the service marks, in the raw text', () => {
    const spans = [{ on: 'document:0', start: 0, end: 4, label: 'violence' }];
    const { steps } = classified(', categories: [violence]', { categories, spans });
    expect(steps.at(-1)).toMatchObject({
      matches: [{ on: 'document:0', start: 0, end: 4, label: 'VIOLENCE' }],
      saw: { classifier: 'shield', categories: ['violence 0.8'] },
    });
  });
});

test('a condition of the review layer sees the exchange as a whole', () => {
  const promise = review('"calls.exists(c, c.tool == \\"pay\\") && output.contains(\\"are\\") && size(messages) == 1"');
  expect(judgeText(promise, given).verdict).toBe('require_approval');
  expect(judgeText(promise, { ...given, calls: [] }).verdict).toBe('allow');
});

test('a text detector of the review layer looks at every text', () => {
  const { steps } = judgeText(review('{ contains: page }'), { ...given, calls: [] });
  expect(steps).toMatchObject([{ matches: [{ on: 'document:0', start: 0, end: 4 }] }]);
});
