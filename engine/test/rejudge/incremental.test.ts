import { describe, expect, test } from 'vitest';
import { verdicts } from '#engine/policy/policy.ts';
import { createCorpus } from '#engine/rejudge/corpus.ts';
import type { RecordedExchange } from '#engine/rejudge/recorded.ts';
import { type CorpusVerdicts, changes, changesBetween, layerFlags } from '#engine/rejudge/verdicts.ts';
import { finish } from '#engine/rejudge/work.ts';
import { answerOf, call, compileText, exchangeOf, type Given } from '../support/judging.ts';

const recorded = (given: Given): RecordedExchange => ({ exchange: exchangeOf(given), answer: answerOf(given) });
const named = ({ verdicts: codes }: CorpusVerdicts): readonly (string | undefined)[] =>
  [...codes].map((code) => verdicts[code]);

/** A corpus of one exchange whose session says how often conditions read it. */
function countedCorpus() {
  const reads = { vip: 0, risk: 0 };
  const session = {
    get vip() {
      reads.vip++;
      return true;
    },
    get risk() {
      reads.risk++;
      return 0.9;
    },
  };
  return { corpus: createCorpus([recorded({ user: 'hello', session })]), reads };
}

const policyOf = (limit: number, verdict: string, more = ''): string => `policy: a
values: { limit: ${limit}, other: 1 }
input:
  - { id: vip, when: session.vip == true, then: ${verdict}${more} }
  - { id: risk, when: session.risk > values.limit, then: flag }
`;

describe('after an edit', () => {
  test.each([
    ['a verdict', policyOf(0.5, 'block'), { vip: 0, risk: 0 }],
    ['a mode, a message, tags', policyOf(0.5, 'flag', ', mode: shadow, message: No., tags: [a]'), { vip: 0, risk: 0 }],
    ['on_error', policyOf(0.5, 'flag', ', on_error: allow'), { vip: 0, risk: 0 }],
    ['the order of rules', policyOf(0.5, 'flag').replace(/(.*vip: .*\n)(.*risk.*\n)/, '$2$1'), { vip: 0, risk: 0 }],
    ['a value that no rule reads', policyOf(0.5, 'flag').replace('other: 1', 'other: 2'), { vip: 0, risk: 0 }],
    ['a value that one rule reads', policyOf(0.95, 'flag'), { vip: 0, risk: 1 }],
    ['a condition', policyOf(0.5, 'flag').replace('session.vip == true', 'session.vip != false'), { vip: 1, risk: 0 }],
    ['a rule that is taken out', policyOf(0.5, 'flag').replace(/ {2}- \{ id: vip.*\n/, ''), { vip: 0, risk: 0 }],
    ['an exception', policyOf(0.5, 'flag', ', unless: session.risk > 0.1'), { vip: 0, risk: 1 }],
  ])('of %s, only what can have changed is evaluated', (_, edited, expected) => {
    const { corpus, reads } = countedCorpus();
    corpus.judge(compileText(policyOf(0.5, 'flag')));
    Object.assign(reads, { vip: 0, risk: 0 });
    corpus.judge(compileText(edited));
    expect(reads).toEqual(expected);
  });

  test('that is undone, nothing is evaluated', () => {
    const { corpus, reads } = countedCorpus();
    corpus.judge(compileText(policyOf(0.5, 'flag')));
    corpus.judge(compileText(policyOf(0.95, 'flag')));
    Object.assign(reads, { vip: 0, risk: 0 });
    corpus.judge(compileText(policyOf(0.5, 'flag')));
    expect(reads).toEqual({ vip: 0, risk: 0 });
  });
});

describe('judging in steps', () => {
  const items = Array.from({ length: 200 }, (_, i) => recorded({ user: i % 3 === 0 ? 'a bitcoin' : 'fine' }));
  const before = compileText('policy: a\ninput: [{ id: r, when: { contains: bitcoin }, then: block }]');
  const after = compileText('policy: a\ninput: [{ id: r, when: { contains: fine }, then: flag }]');

  test('gives the same as judging at once', () => {
    expect(finish(createCorpus(items).judging(before))).toEqual(createCorpus(items).judge(before));
  });

  test('can be stopped, and begun with another policy', () => {
    const corpus = createCorpus(items);
    for (const stopAfter of [1, 4, 9]) {
      const work = corpus.judging(before);
      for (let step = 0; step < stopAfter; step++) work.next();
      work.return(undefined as never);
    }
    expect(corpus.judge(after)).toEqual(createCorpus(items).judge(after));
  });

  test('looking ahead changes no verdict', () => {
    const corpus = createCorpus(items);
    finish(corpus.warming());
    expect(corpus.judge(before)).toEqual(createCorpus(items).judge(before));
  });
});

describe('what a policy decides about a corpus', () => {
  const items = [
    recorded({ user: 'my mail is bo@shop.example', output: 'Noted: bo@shop.example' }),
    recorded({ user: 'hello', calls: [call('send')], output: "I'm sorry, but I can't help with that." }),
    recorded({ user: 'bitcoin' }),
  ];
  const policy = (verdict: string): string => `policy: a
input: [{ id: mail, when: { pii: [email] }, then: redact }, { id: word, when: { contains: bitcoin }, then: ${verdict} }]
action: [{ id: drafts, tool: send, then: { rewrite: { tool: draft } } }, { id: any, tool: draft, then: allow }]
output: [{ id: out, when: { pii: [email] }, then: redact }]`;

  test('verdicts, deciders and what is changed, by exchange', () => {
    const judged = createCorpus(items).judge(compileText(policy('block')));
    expect(named(judged)).toEqual(['redact', 'rewrite', 'block']);
    expect([...judged.decidedBy].map((by) => judged.deciders[by]?.rule)).toEqual(['mail', 'drafts', 'word']);
    expect([...judged.changed]).toEqual([changes.input | changes.output, changes.action, 0]);
    expect([...judged.answers]).toEqual([0, 2, 3]);
  });

  test('the changes between two policies', () => {
    const corpus = createCorpus(items);
    const [block, flag] = ['block', 'flag'].map((verdict) => corpus.judge(compileText(policy(verdict))));
    const renamed = corpus.judge(compileText(policy('block').replace('id: mail', 'id: post')));
    if (!block || !flag) throw new Error('unreachable');
    expect(changesBetween(block, flag)).toEqual({ flips: Int32Array.of(2), others: Int32Array.of() });
    expect(changesBetween(block, renamed)).toEqual({ flips: Int32Array.of(), others: Int32Array.of(0) });
    expect(changesBetween(block, block)).toEqual({ flips: Int32Array.of(), others: Int32Array.of() });
  });

  test('can be passed on to another thread', () => {
    const judged = createCorpus(items).judge(compileText(policy('block')));
    expect(structuredClone(judged)).toEqual(judged);
  });

  test('of no exchanges, nothing', () => {
    expect(createCorpus([]).judge(compileText(policy('block'))).verdicts).toHaveLength(0);
  });
});

describe('opinions', () => {
  const said = new Map<string, boolean>();
  const asking: RecordedExchange = {
    ...recorded({ user: 'hello', output: 'Hi', calls: [call('send')] }),
    opinions: ({ rule }) => {
      const holds = said.get(rule);
      return holds === undefined ? undefined : { kind: 'opinion', opinion: { holds } };
    },
  };
  const policy = compileText(`policy: a
input: [{ id: in, when: { classifier: { service: s } }, then: block }]
output: [{ id: out, when: { all: [{ contains: nothing }, { classifier: { service: s } }] }, then: block }]
review: [{ id: re, when: { not: { judge: { model: m, question: "Q?" } } }, then: flag }]`);

  test('that are not there are told by layer, where nothing that costs less decides', () => {
    said.clear();
    expect([...createCorpus([asking]).judge(policy).missing]).toEqual([layerFlags.input | layerFlags.review]);
  });

  test('that have come in are looked up again, and no others', () => {
    said.clear();
    const corpus = createCorpus([asking]);
    corpus.judge(policy);
    said.set('in', false).set('re', false);
    expect([...corpus.judge(policy).missing]).toEqual([layerFlags.input | layerFlags.review]);
    corpus.opinionsChanged('added');
    const judged = corpus.judge(policy);
    expect([[...judged.missing], named(judged)]).toEqual([[0], ['require_approval']]);
    said.set('in', true);
    corpus.opinionsChanged('added');
    expect(named(corpus.judge(policy))).toEqual(['require_approval']);
  });

  test('that may be other ones, or gone, are all looked up again', () => {
    said.clear();
    said.set('in', false).set('re', true);
    const corpus = createCorpus([asking]);
    expect([...corpus.judge(policy).missing]).toEqual([0]);
    said.set('in', true).delete('re');
    corpus.opinionsChanged('replaced');
    const judged = corpus.judge(policy);
    expect([[...judged.missing], named(judged)]).toEqual([[layerFlags.review], ['block']]);
  });
});

describe('what is told of a blocked exchange', () => {
  const item = recorded({ user: 'bitcoin', output: 'a secret', calls: [call('send'), call('other')] });
  const judged = createCorpus([item]).judge(
    compileText(`policy: a
input: [{ id: word, when: { contains: bitcoin }, then: block }]
action:
  - { id: drafts, tool: send, then: { rewrite: { tool: draft } } }
  - { id: fails, tool: other, when: args.amount > 1, then: flag, on_error: require_approval }
output: [{ id: out, when: { contains: secret }, then: redact }]`),
  );

  test('what each layer alone would do', () => {
    const alone = Object.fromEntries(
      Object.entries(judged.alone.layers).map(([layer, column]) => [layer, verdicts[column[0] ?? -1]]),
    );
    expect(alone).toEqual({ input: 'block', action: 'require_approval', output: 'redact', review: 'allow' });
    expect([judged.layers.output[0], judged.answers[0], judged.alone.answers[0]]).toEqual([0, 3, 0]);
  });

  test('what becomes of each call', () => {
    const { calls, deciders } = judged;
    expect([...calls.verdicts].map((code) => verdicts[code])).toEqual(['require_approval', 'require_approval']);
    expect([...calls.decidedBy].map((by) => deciders[by]?.rule)).toEqual(['unmatched_action', 'fails']);
    expect([...calls.isChanged]).toEqual([1, 0]);
    expect([...judged.failing]).toEqual([layerFlags.action]);
  });
});
