import fc from 'fast-check';
import type { Opinion, OpinionReply, OpinionSpan, Opinions } from '#engine/opinion/opinion.ts';
import { opinionKey } from '#engine/opinion/opinion.ts';

const shares = fc.option(fc.constantFrom(0, 0.3, 0.7, 1, Number.NaN, -1, 7), { nil: undefined });
const categories = fc.constantFrom('violence', 'self-harm/intent', '', '__proto__', '中');

/** Where a service says that it found something: services count in bytes, in characters, and wrongly. */
const places: fc.Arbitrary<OpinionSpan> = fc.record({
  on: fc.constantFrom('user:0', 'tool:0', 'document:0', 'output', 'call:0', 'call:0/body', 'nowhere'),
  start: fc.constantFrom(0, 1, 2, 3, 8, -4, 1.5, Number.NaN, 1e9),
  end: fc.constantFrom(1, 2, 4, 9, 0, -1, 2.5, Number.NaN, 1e9),
  label: categories,
});

const opinion: fc.Arbitrary<Opinion> = fc.record(
  {
    holds: fc.boolean(),
    confidence: shares,
    reason: fc.constantFrom('It does.', '', '\ud83d'),
    categories: fc.array(fc.record({ name: categories, found: fc.boolean(), score: shares }), { maxLength: 3 }),
    spans: fc.array(places, { maxLength: 3 }),
  },
  { requiredKeys: ['holds'] },
);

const reply: fc.Arbitrary<OpinionReply | undefined> = fc.oneof(
  { weight: 4, arbitrary: opinion.map((given): OpinionReply => ({ kind: 'opinion', opinion: given })) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('failure' as const),
      reason: fc.constantFrom('timeout' as const, 'service_failed' as const, 'not_asked' as const),
      message: fc.constantFrom('no reply', 'the service said 500'),
    }),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** Opinions that are there, that failed and that are missing. The same request has the same reply, whoever asks. */
export const opinionsGiven: fc.Arbitrary<Opinions> = fc
  .array(reply, { minLength: 1, maxLength: 4 })
  .map((replies) => (request) => replies[sumOf(opinionKey(request)) % replies.length]);

function sumOf(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) >>> 0;
  return sum;
}
