import fc from 'fast-check';
import { compileJsonSchema } from '#engine/compile/jsonSchema.ts';
import { compilePattern } from '#engine/detect/pattern.ts';
import type { LiveSource } from '#engine/live/liveSource.ts';
import { type OpinionReply, type OpinionRequest, opinionKey } from '#engine/opinion/opinion.ts';
import { layers, verdicts } from '#engine/policy/policy.ts';
import { answerKinds } from '#engine/rejudge/verdicts.ts';
import type { ModelAnswer, ModelRequest } from '#engine/run/modelClient.ts';
import { type Case, type Expectation, kinds, type OutputExpectation } from '#engine/suite/suite.ts';
import { item, opinion } from '../rejudge/arbitraries.ts';

const at = { path: '/a.suite.yaml', range: { start: 0, end: 0 } };

const matches = ['bitcoin', '^a'].map((source) => {
  const compiled = compilePattern(source);
  if (compiled.kind === 'error') throw new Error(compiled.message);
  return { source, pattern: compiled.pattern };
});
const schema = compileJsonSchema({ type: 'object' });
if (schema.kind !== 'schema') throw new Error('unreachable: the schema is one');

const output: fc.Arbitrary<OutputExpectation> = fc.record({
  contains: fc.constantFrom([], ['a'], ['EMAIL'], ['fine', 'I']),
  matches: fc.constantFrom(undefined, ...matches),
  conformsTo: fc.constantFrom(undefined, undefined, schema),
});

const expectation: fc.Arbitrary<Expectation> = fc
  .record({
    verdicts: fc.uniqueArray(fc.constantFrom(...verdicts), { maxLength: 3 }),
    layer: fc.option(fc.constantFrom(...layers), { freq: 3, nil: undefined }),
    rule: fc.option(fc.constantFrom('r0', 'r1', 'unmatched_action', 'nobody'), { freq: 3, nil: undefined }),
    answer: fc.option(fc.constantFrom(...answerKinds), { freq: 3, nil: undefined }),
    output: fc.option(output, { nil: undefined }),
  })
  .map(({ rule, ...rest }) => ({
    ...rest,
    rule: rule === undefined ? undefined : { value: rule, at },
    text: 'so',
    at,
  }));

const unnamed: fc.Arbitrary<Omit<Case, 'id'>> = fc
  .record({
    item,
    kind: fc.constantFrom(...kinds),
    isRecorded: fc.constantFrom(true, true, true, false),
    expect: fc.option(expectation, { nil: undefined }),
    opinions: fc.dictionary(fc.constantFrom('r0', 'r1', 'r2'), opinion, { maxKeys: 2 }),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
    skip: fc.option(fc.constant('not now'), { freq: 8, nil: undefined }),
    repeat: fc.option(fc.constantFrom(1, 3), { freq: 4, nil: undefined }),
  })
  .map(({ item: { exchange, answer }, isRecorded, opinions, ...rest }) => ({
    ...rest,
    exchange,
    at,
    ...(isRecorded && { recorded: answer }),
    opinions: new Map(Object.entries(opinions).map(([rule, each]) => [rule, { opinion: each, at }])),
  }));

export const cases: fc.Arbitrary<readonly Case[]> = fc
  .array(unnamed, { minLength: 2, maxLength: 7 })
  .map((all) => all.map((each, index) => ({ ...each, id: `c${index}` })));

/** What is on record of a model, a judge and a classifier: more and more of what they may be asked. */
export interface Records {
  readonly source: LiveSource;
  /** From 0, nothing, to 7: all. */
  amount: number;
}

export function recordsOf(suite: readonly Case[], model: 'recorded' | 'live', repeat: number): Records {
  const records: Records = { source: { ...{ cases: suite, repeat, model } } as LiveSource, amount: 3 };
  const isThere = (key: string): boolean => hash(key) % 8 <= records.amount;
  const source: LiveSource = {
    ...{ cases: suite, repeat, model, answersByCase: model === 'recorded' },
    answerTo(testCase, { caseId: _, ...request }: ModelRequest): ModelAnswer | undefined {
      if (model === 'recorded') return testCase.recorded && { ...testCase.recorded, cached: true };
      const key = JSON.stringify(request);
      return isThere(key)
        ? { ...answers[hash(`answer ${key}`) % answers.length], calls: callsFor(key), ...kept }
        : undefined;
    },
    opinionOn(request: OpinionRequest): OpinionReply | undefined {
      const key = opinionKey(request);
      return isThere(key) ? replies[hash(`reply ${key}`) % replies.length] : undefined;
    },
    display: (path) => path.slice(1),
  };
  return Object.assign(records, { source });
}

const kept = { cached: true, recordedAt: '2026-11-12T10:15:00Z', durationMs: 12 };

const answers = [
  { output: "I'm sorry, but I can't help with that." },
  { output: 'a bitcoin for bo@shop.example' },
  { output: '{"a": 1}' },
  { output: 'fine' },
  {},
];

const callsFor = (key: string): ModelAnswer['calls'] =>
  hash(`calls ${key}`) % 2 === 0 ? [] : [{ tool: 'refund', args: { amount: hash(key) % 60, body: 'a secret' } }];

const replies: readonly OpinionReply[] = [
  { kind: 'opinion', opinion: { holds: true, confidence: 0.9 } },
  { kind: 'opinion', opinion: { holds: false, confidence: 0.3 } },
  { kind: 'opinion', opinion: { holds: true, categories: [{ name: 'harm', found: true }] } },
  { kind: 'failure', reason: 'timeout', message: 'took too long' },
];

/** FNV-1a */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return sum >>> 3;
}
