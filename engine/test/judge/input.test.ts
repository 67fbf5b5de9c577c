import { describe, expect, test } from 'vitest';
import { judgeInput } from '#engine/judge/judgeInput.ts';
import { call, compileText, exchangeOf, judgeText } from '../support/judging.ts';

const onText = (on: string): string =>
  `policy: a\ninput: [{ id: word, on: ${on}, when: { contains: bitcoin }, then: flag }]`;
const placesOf = (policy: string, given: Parameters<typeof judgeText>[1]): readonly string[] =>
  judgeText(policy, given).steps.map(({ on }) => on);

const everywhere = {
  messages: [
    { role: 'system', content: 'bitcoin' },
    { role: 'user', content: 'bitcoin' },
    { role: 'user', content: 'bitcoin' },
    { role: 'assistant', content: 'bitcoin' },
    { role: 'tool', content: 'bitcoin' },
    { role: 'user', content: 'bitcoin' },
    { role: 'tool', content: 'bitcoin' },
  ],
  documents: ['bitcoin', 'bitcoin'],
} as const;

describe('what the input layer looks at', () => {
  test('every turn of the user is judged, also two in a row', () => {
    expect(placesOf(onText('user'), everywhere)).toEqual(['user:0', 'user:1', 'user:2']);
  });

  test('documents and tool results are untrusted', () => {
    expect(placesOf(onText('untrusted'), everywhere)).toEqual(['tool:0', 'tool:1', 'document:0', 'document:1']);
  });

  test('`any` is both, and what a rule without `on` looks at', () => {
    const both = ['user:0', 'user:1', 'tool:0', 'user:2', 'tool:1', 'document:0', 'document:1'];
    expect(placesOf(onText('any'), everywhere)).toEqual(both);
    expect(placesOf(onText('any').replace('on: any, ', ''), everywhere)).toEqual(both);
  });

  test('an attack in an earlier turn is caught in it', () => {
    const policy = 'policy: a\ninput: [{ id: word, when: { contains: bitcoin }, then: block }]';
    const messages = [
      { role: 'user', content: 'buy bitcoin' },
      { role: 'user', content: 'please' },
    ] as const;
    expect(judgeText(policy, { messages })).toMatchObject({ verdict: 'block', steps: [{ on: 'user:0' }] });
  });

  test('a rule counts as evaluated once for each text that it looked at', () => {
    const policy = `${onText('user')}\noutput: [{ id: o, when: "true", then: flag }]\naction: [{ id: a, tool: ping, then: allow }]`;
    const { evaluated } = judgeText(policy, { ...everywhere, output: 'x', calls: [call('ping'), call('other')] });
    expect(evaluated).toEqual({ input: 3, action: 1, output: 1, review: 0 });
  });

  test('conditions see the text, the session, the values and the messages', () => {
    const policy = `
policy: a
values: { limit: 3 }
input:
  - id: cel
    when: text == "hello" && session.customer == "c-1" && values.limit == 3 && messages.size() == 1
    then: flag`;
    expect(judgeText(policy, { user: 'hello', session: { customer: 'c-1' } }).verdict).toBe('flag');
    expect(judgeText(policy, { user: 'hello', session: { customer: 'c-2' } }).verdict).toBe('allow');
  });
});

describe('a block in the input', () => {
  const policy = `
policy: a
input: [{ id: word, when: { contains: bitcoin }, then: block, message: No. }]
action: [{ id: act, tool: "*", then: block }]
output: [{ id: out, when: "true", then: block }]`;

  test('ends the case: the other layers are not reached, and the answer does not count', () => {
    const judgment = judgeText(policy, {
      user: 'bitcoin',
      output: "I'm sorry, but I can't help.",
      calls: [call('ping')],
    });
    expect(judgment).toMatchObject({
      verdict: 'block',
      decidedBy: { layer: 'input', rule: 'word' },
      answer: 'none',
      answerSpans: [],
      calls: [],
      evaluated: { action: 0, output: 0 },
      shown: 'No.',
    });
    expect(judgment.steps).toHaveLength(1);
  });

  test('a hold in the input does not end it: the model is asked, and the other layers are judged', () => {
    const held = policy.replace('then: block, message', 'then: require_approval, message');
    const compiled = compileText(held);
    expect(judgeInput(compiled, exchangeOf({ user: 'bitcoin' })).isBlocked).toBe(false);
    expect(judgeText(held, { user: 'bitcoin', output: 'x' }).steps.map(({ rule }) => rule)).toEqual(['word', 'out']);
  });

  test('an error that counts as block ends it too', () => {
    const failing = 'policy: a\ninput: [{ id: e, when: session.x == 1, then: flag }]';
    expect(judgeInput(compileText(failing), exchangeOf({ user: 'x' })).isBlocked).toBe(true);
  });
});
