import type { RecordedExchange } from '../../engine/src/rejudge/recorded.ts';
import { answerOf, call, exchangeOf } from '../../engine/test/support/judging.ts';
import { recordedText } from './texts.ts';

/** One of `count` exchanges of 500 characters: a question, an answer, and in one of four a tool call. */
export function recordedExchange(i: number, count: number): RecordedExchange {
  const session = {
    customer: `c-${i % 5000}`,
    orders: [`${4000 + (i % 900)}`],
    risk: (i % 100) / 100,
    age_days: i % 700,
  };
  const amount = 1 + (i % 120);
  const refund = call('issue_refund', {
    order: `${4000 + (i % 1000)}`,
    amount,
    reason: i % 3 === 0 ? 'late' : 'broken',
  });
  const mail = call('send_email', { to: `user${i}@shop.example`, body: 'Your refund is on its way.' });
  const exchange = { ...exchangeOf({ user: recordedText(i, 350), session }), at: i * 1000 };
  const calls = i % 4 === 0 ? [i % 40 === 0 ? mail : refund] : [];
  return { exchange, answer: answerOf({ output: recordedText(i + count, 150), calls }), opinions };
}

const opinions: RecordedExchange['opinions'] = () => ({ kind: 'opinion', opinion: { holds: false, confidence: 0.9 } });
