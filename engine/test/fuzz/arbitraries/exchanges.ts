import fc from 'fast-check';
import type { Answer, Exchange, Message, PastCall, ToolCall } from '#engine/exchange/exchange.ts';
import { texts } from './texts.ts';
import { objects } from './values.ts';

export const toolNames = fc.constantFrom('pay', 'pay', 'send', 'send', 'free', 'constructor');
const anyToolNames = fc.oneof(
  { weight: 9, arbitrary: toolNames },
  { weight: 1, arbitrary: fc.constantFrom('invented', '', '*') },
);

/** Times in milliseconds; also such as no clock gives. */
const times = fc.option(
  fc.constantFrom(0, 1, 1_700_000_000_000, 1_700_000_001_000, -5, Number.NaN, Number.POSITIVE_INFINITY, 1e308),
  { nil: undefined },
);

const calls: fc.Arbitrary<ToolCall> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ tool: anyToolNames, args: objects, at: times }) },
  {
    weight: 1,
    arbitrary: fc.record({
      tool: anyToolNames,
      args: fc.constant({}),
      problem: fc.constant({ message: 'the arguments are not JSON' }),
    }),
  },
);

const pastCalls: fc.Arbitrary<PastCall> = fc
  .tuple(calls, fc.option(objects, { nil: undefined }))
  .map(([call, session]) => ({ ...call, session }));

const messages: fc.Arbitrary<Message> = fc.record(
  {
    role: fc.constantFrom<Message['role'][]>('user', 'user', 'assistant', 'system', 'tool'),
    content: texts,
    tool: toolNames,
    unseen: fc.constant(['image']),
  },
  { requiredKeys: ['role', 'content'] },
);

export const exchanges: fc.Arbitrary<Exchange> = fc.record({
  messages: fc.array(messages, { minLength: 1, maxLength: 4, size: '+1' }),
  documents: fc.array(fc.record({ from: fc.constantFrom('web', 'mail'), text: texts }), { maxLength: 2 }),
  session: objects,
  history: fc.array(pastCalls, { maxLength: 4 }),
  at: times,
  system: fc.option(texts, { nil: undefined }),
});

export const answers: fc.Arbitrary<Answer> = fc.record({
  output: fc.option(texts, { nil: undefined, freq: 8 }),
  calls: fc.array(calls, { maxLength: 3, size: '+1' }),
});
