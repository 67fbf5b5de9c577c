import { describe, expect, test } from 'vitest';
import { call, judgeText } from '../support/judging.ts';

const decision = (policy: string, given: Parameters<typeof judgeText>[1]) => {
  const { verdict, decidedBy } = judgeText(policy, given);
  return [verdict, decidedBy?.rule];
};

/** Rules that always match, with these verdicts, in this order. */
const rules = (...thens: readonly string[]): string =>
  thens.map((then, i) => `  - { id: r${i}-${then.replace('_', '-')}, when: "true", then: ${then} }`).join('\n');

describe('deciding', () => {
  test.each([
    [['allow', 'flag'], 'flag'],
    [['flag', 'redact', 'allow'], 'redact'],
    [['redact', 'require_approval'], 'require_approval'],
    [['block', 'require_approval', 'allow'], 'block'],
    [['allow'], 'allow'],
  ])('the strictest wins, whatever the order: %j gives %s', (thens, expected) => {
    const given = { user: 'hello' };
    expect(judgeText(`policy: a\ninput:\n${rules(...thens)}`, given).verdict).toBe(expected);
    expect(judgeText(`policy: a\ninput:\n${rules(...thens.toReversed())}`, given).verdict).toBe(expected);
  });

  test('a tie goes to the first rule', () => {
    const policy = `policy: a\ninput:\n${rules('flag', 'block', 'block')}`;
    expect(decision(policy, { user: 'hello' })).toEqual(['block', 'r1-block']);
  });

  test('a tie goes to the first text, then to the first rule', () => {
    const policy = `
policy: a
input:
  - { id: second, when: { contains: two }, then: flag }
  - { id: first, when: { contains: one }, then: flag }`;
    const messages = [
      { role: 'user', content: 'one' },
      { role: 'user', content: 'two' },
    ] as const;
    expect(decision(policy, { messages })).toEqual(['flag', 'first']);
  });

  test('a tie between layers goes to the earlier one', () => {
    const policy = `
policy: a
output: [{ id: out, when: "true", then: require_approval }]
action: [{ id: act, tool: "*", then: require_approval }]
input: [{ id: in, when: "true", then: require_approval }]`;
    expect(decision(policy, { user: 'hello', output: 'hi', calls: [call('ping')] })).toEqual([
      'require_approval',
      'in',
    ]);
    expect(decision(policy, { output: 'hi', calls: [call('ping')] })).toEqual(['require_approval', 'act']);
  });

  test('the verdict of a case is the strictest of its layers', () => {
    const policy = `
policy: a
input: [{ id: in, when: "true", then: flag }]
action: [{ id: act, tool: "*", then: allow }]
output: [{ id: out, when: "true", then: redact }]`;
    expect(decision(policy, { user: 'hello', output: 'hi', calls: [call('ping')] })).toEqual(['redact', 'out']);
  });

  test('where no rule matches, nothing decides, and it is allowed', () => {
    expect(judgeText('policy: a', { user: 'hello', output: 'hi' })).toMatchObject({
      verdict: 'allow',
      decidedBy: null,
    });
  });
});

describe('shadow mode', () => {
  const policy = `
policy: a
input:
  - { id: trial, when: "true", then: block, mode: shadow }
  - { id: real, when: "true", then: flag }`;

  test('a shadow rule decides nothing, and is recorded with the verdict that it would have had', () => {
    const judgment = judgeText(policy, { user: 'hello' });
    expect(judgment).toMatchObject({ verdict: 'flag', decidedBy: { rule: 'real' } });
    expect(judgment.steps).toMatchObject([
      { rule: 'trial', verdict: 'block', shadow: true, outcome: 'matched' },
      { rule: 'real', verdict: 'flag', shadow: false },
    ]);
  });

  test('a shadow block in the input does not end the case', () => {
    expect(judgeText(policy, { user: 'hello', output: 'hi' }).shown).toBe('hi');
  });

  test('a shadow redaction changes nothing that the user sees', () => {
    const shadow = 'policy: a\noutput: [{ id: mail, when: { pii: [email] }, then: redact, mode: shadow }]';
    expect(judgeText(shadow, { output: 'Write to bo@shop.example' }).shown).toBe('Write to bo@shop.example');
  });

  test('a call that only a shadow rule matches is unmatched', () => {
    const shadow = 'policy: a\naction: [{ id: trial, tool: "*", then: allow, mode: shadow }]';
    expect(decision(shadow, { calls: [call('ping')] })).toEqual(['require_approval', 'unmatched_action']);
  });

  test('an error of a shadow rule decides nothing', () => {
    const shadow = 'policy: a\ninput: [{ id: trial, when: session.x == 1, then: block, mode: shadow }]';
    const judgment = judgeText(shadow, { user: 'hello' });
    expect(judgment).toMatchObject({ verdict: 'allow', decidedBy: null });
    expect(judgment.steps).toMatchObject([{ outcome: 'error', shadow: true }]);
  });
});

describe('unless', () => {
  const policy = `
policy: a
input:
  - { id: money, when: { contains: bitcoin }, unless: session.staff == true, then: block }`;

  test.each([
    ['when does not hold', { user: 'hello', session: { staff: false } }, 'allow'],
    ['when holds, and the exception does not', { user: 'bitcoin', session: { staff: false } }, 'block'],
    ['both hold', { user: 'bitcoin', session: { staff: true } }, 'allow'],
    ['when does not hold, and the exception fails', { user: 'hello', session: {} }, 'allow'],
  ])('%s', (_, given, verdict) => {
    expect(judgeText(policy, given).verdict).toBe(verdict);
  });

  test('an error in the exception is an error of the rule, for it might have held', () => {
    const judgment = judgeText(policy, { user: 'bitcoin', session: {} });
    expect(judgment.steps).toMatchObject([
      { outcome: 'error', error: { reason: 'missing_value', message: '`staff` is missing' }, verdict: 'block' },
    ]);
  });

  test('a rule of the action layer may have an exception and no condition', () => {
    const mail = `
policy: a
action:
  - { id: outsiders, tool: send_email, unless: args.to == session.email, then: block }
  - { id: mail, tool: send_email, then: allow }`;
    const session = { email: 'bo@shop.example' };
    expect(judgeText(mail, { session, calls: [call('send_email', { to: 'x@evil.example' })] }).verdict).toBe('block');
    expect(judgeText(mail, { session, calls: [call('send_email', { to: 'bo@shop.example' })] }).verdict).toBe('allow');
  });
});
