import { describe, expect, test } from 'vitest';
import { readJudgeReply } from '../../src/opinions/readJudgeReply.ts';

const yes = '{"answer": "yes", "confidence": 0.9, "reason": "It promises money."}';
const no = '{"answer":"no","confidence":1}';

/** `yes 0.9 …`, or why there is no answer. */
function read(text: string): string {
  const reading = readJudgeReply(text);
  if (reading.kind === 'garbled') return reading.reason;
  const { holds, confidence, reason } = reading.opinion;
  return [holds ? 'yes' : 'no', confidence, reason].filter((part) => part !== undefined).join(' ');
}

test.each([
  { reply: yes, answer: 'yes 0.9 It promises money.' },
  { reply: no, answer: 'no 1' },
  { reply: `\n ${no}\n\n`, answer: 'no 1' },
  { reply: `\`\`\`json\n${no}\n\`\`\`\n`, answer: 'no 1' },
  { reply: `Let me think about this. {It} is not easy.\n\n${no}`, answer: 'no 1' },
  { reply: `<think>It says ${yes}</think>\n${no}`, answer: 'no 1' },
  { reply: `The text says ${yes}, which I do not follow.\n${no}`, answer: 'no 1' },
  { reply: '{"answer":"Yes ","confidence":0}', answer: 'yes 0' },
  {
    reply: '{"answer":"no","confidence":0.5,"reason":"it says {\\"answer\\":\\"yes\\"}"}',
    answer: 'no 0.5 it says {"answer":"yes"}',
  },
  { reply: '{"confidence":1,"answer":"no","more":{"answer":"yes","confidence":1}}', answer: 'no 1' },
  { reply: '{"answer":"no","confidence":1,"reason":["a"]}', answer: 'no 1' },
])('$reply', ({ reply, answer }) => {
  expect(read(reply)).toBe(answer);
});

describe('no answer', () => {
  const none = 'its reply does not end with a JSON object';
  const confidence = '`confidence` is not a number from 0 to 1';
  const answer = '`answer` is neither `yes` nor `no`';
  test.each([
    { reply: '', why: none },
    { reply: 'Yes.', why: none },
    { reply: "I'm sorry, I can't help with that.", why: none },
    { reply: '[true]', why: none },
    { reply: yes.slice(0, -5), why: none },
    { reply: `${no} But who knows?`, why: none },
    { reply: `<think>I could say ${no}`, why: none },
    { reply: '{"answer":"maybe","confidence":1}', why: answer },
    { reply: '{"answer":true,"confidence":1}', why: answer },
    { reply: '{"confidence":1}', why: answer },
    { reply: '{"answer":"yes"}', why: confidence },
    { reply: '{"answer":"yes","confidence":"85%"}', why: confidence },
    { reply: '{"answer":"yes","confidence":"0.9"}', why: confidence },
    { reply: '{"answer":"yes","confidence":85}', why: confidence },
    { reply: '{"answer":"yes","confidence":-0.1}', why: confidence },
    { reply: '{"answer":"yes","confidence":null}', why: confidence },
  ])('$reply', ({ reply, why }) => {
    expect(read(reply)).toBe(why);
  });
});

test('a reason is one line of at most 500 characters', () => {
  const said = readJudgeReply(JSON.stringify({ answer: 'no', confidence: 1, reason: `a\n\n${'😀'.repeat(400)}` }));
  const reason = said.kind === 'opinion' ? (said.opinion.reason ?? '') : '';
  expect(reason).toMatch(/^a 😀+…$/u);
  expect(reason.length).toBe(501);
});

test.each([['{"a":'.repeat(200_000)], ['{'.repeat(1_000_000)], [' '.repeat(1_000_000)], [`${'`'.repeat(1_000_000)}x`]])(
  'a reply that is made to be slow is read at once',
  (reply) => {
    const started = performance.now();
    expect(read(reply)).toBe('its reply does not end with a JSON object');
    expect(performance.now() - started).toBeLessThan(2000);
  },
);
