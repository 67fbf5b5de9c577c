import { describe, expect, test } from 'vitest';
import { judgeInput } from '#engine/judge/judgeInput.ts';
import { call, compileText, exchangeOf, judgeText } from '../support/judging.ts';

const action = (rules: string, more = ''): string =>
  `policy: a\ndefaults: { unmatched_action: allow }\n${more}\naction:\n${rules}`;

describe('rewrite', () => {
  const drafts = `  - { id: drafts, tool: send_email, then: { rewrite: { tool: create_draft } } }`;

  test('another tool runs with the same arguments', () => {
    const { verdict, decidedBy, calls } = judgeText(action(drafts), { calls: [call('send_email', { to: 'bo' })] });
    expect([verdict, decidedBy]).toEqual(['rewrite', { layer: 'action', rule: 'drafts' }]);
    expect(calls).toEqual([
      {
        tool: 'send_email',
        args: { to: 'bo' },
        verdict: 'rewrite',
        runs: { tool: 'create_draft', args: { to: 'bo' } },
      },
    ]);
  });

  test('arguments are set, computed by an expression, and all others stay', () => {
    const rules = `  - id: cap
    tool: refund
    when: args.amount > values.limit
    then: { rewrite: { args: { amount: { cel: values.limit }, note: capped } } }`;
    const policy = action(rules, 'values: { limit: 40 }');
    const { calls } = judgeText(policy, { calls: [call('refund', { amount: 90, order: '1' })] });
    expect(calls[0]?.runs).toEqual({ tool: 'refund', args: { amount: 40, order: '1', note: 'capped' } });
    expect(judgeText(policy, { calls: [call('refund', { amount: 30 })] }).calls[0]).not.toHaveProperty('runs');
  });

  test('the rewritten call is judged as well, by the rules of its tool', () => {
    const rules = `${drafts}\n  - { id: no-drafts, tool: create_draft, when: args.to == "bo", then: block }`;
    const { verdict, decidedBy, steps, calls } = judgeText(action(rules), {
      calls: [call('send_email', { to: 'bo' })],
    });
    expect([verdict, decidedBy?.rule]).toEqual(['block', 'no-drafts']);
    expect(steps.map(({ on, rule }) => [on, rule])).toEqual([
      ['call:0', 'drafts'],
      ['rewritten:0', 'no-drafts'],
    ]);
    expect(calls[0]?.verdict).toBe('block');
  });

  test('a rewritten call that no rule matches is unmatched', () => {
    const policy = action(drafts).replace('unmatched_action: allow', 'unmatched_action: require_approval');
    const { verdict, decidedBy } = judgeText(policy, { calls: [call('send_email')] });
    expect([verdict, decidedBy?.rule]).toEqual(['require_approval', 'unmatched_action']);
  });

  test('a rule does not rewrite what it rewrote', () => {
    const rules = '  - { id: copy, tool: send_email, then: { rewrite: { args: { bcc: audit } } } }';
    const { verdict, calls } = judgeText(action(rules), { calls: [call('send_email', { to: 'bo' })] });
    expect([verdict, calls[0]?.runs?.args]).toEqual(['rewrite', { to: 'bo', bcc: 'audit' }]);
  });

  test('a call that is held is rewritten as well: that is what runs once it is approved', () => {
    const rules = `${drafts}\n  - { id: hold, tool: send_email, then: require_approval }`;
    const { verdict, calls } = judgeText(action(rules), { calls: [call('send_email', { to: 'bo' })] });
    expect([verdict, calls[0]?.verdict, calls[0]?.runs?.tool]).toEqual([
      'require_approval',
      'require_approval',
      'create_draft',
    ]);
    const blocked = `${rules}\n  - { id: no-drafts, tool: create_draft, then: block }`;
    expect(judgeText(action(blocked), { calls: [call('send_email')] }).verdict).toBe('block');
  });

  test('a call that is blocked is not rewritten', () => {
    const rules = `${drafts}\n  - { id: no, tool: send_email, then: block }`;
    const { verdict, steps, calls } = judgeText(action(rules), { calls: [call('send_email')] });
    expect([verdict, steps.length, calls[0]]).toEqual(['block', 2, { tool: 'send_email', args: {}, verdict: 'block' }]);
  });

  test('a rewrite that cannot be computed is an error of its rule', () => {
    const rules = '  - { id: cap, tool: refund, then: { rewrite: { args: { amount: { cel: session.limit } } } } }';
    const { verdict, steps } = judgeText(action(rules), { calls: [call('refund', { amount: 1 })] });
    expect(verdict).toBe('block');
    expect(steps).toMatchObject([{ outcome: 'error', error: { reason: 'missing_value' } }]);
  });

  test('in shadow mode it is recorded, and the call stays', () => {
    const shadow = `  - { id: drafts, mode: shadow, tool: send_email, then: { rewrite: { tool: create_draft } } }`;
    const { verdict, calls, steps } = judgeText(action(shadow), { calls: [call('send_email')] });
    expect([verdict, calls[0]?.runs]).toEqual(['allow', undefined]);
    expect(steps).toMatchObject([{ rule: 'drafts', verdict: 'rewrite', shadow: true }, { rule: 'unmatched_action' }]);
  });

  test('redactions show in what runs', () => {
    const rules = '  - { id: pii, tool: "*", when: { pii: [email] }, then: redact }';
    const { verdict, calls } = judgeText(action(rules), {
      calls: [call('note', { text: 'to bo@shop.example', tags: ['a', 'bo@shop.example'] })],
    });
    expect([verdict, calls[0]?.runs?.args]).toEqual(['redact', { text: 'to [EMAIL]', tags: ['a', '[EMAIL]'] }]);
  });
});

describe('replace', () => {
  const replace = (layer: string): string =>
    `policy: a\n${layer}:\n  - { id: r, when: { contains: bitcoin }, then: { replace: Ask a colleague. } }`;

  test('in the output, the user sees the other text', () => {
    const { verdict, shown } = judgeText(replace('output'), { output: 'Buy bitcoin.' });
    expect([verdict, shown]).toEqual(['rewrite', 'Ask a colleague.']);
    expect(judgeText(replace('output'), { output: 'Hello' }).shown).toBe('Hello');
  });

  test('in the input, the model is given the other text', () => {
    const input = judgeInput(
      compileText(replace('input')),
      exchangeOf({ user: 'bitcoin?', documents: ['x', 'bitcoin'] }),
    );
    expect(input.passedOn.messages).toEqual([{ role: 'user', content: 'Ask a colleague.' }]);
    expect(input.passedOn.documents.map(({ text }) => text)).toEqual(['x', 'Ask a colleague.']);
    expect(input.isBlocked).toBe(false);
  });

  test('it takes the place of redactions, and gives way to a block', () => {
    const both = `${replace('output')}\n  - { id: mail, when: { pii: [email] }, then: redact }`;
    expect(judgeText(both, { output: 'bitcoin to bo@shop.example' }).shown).toBe('Ask a colleague.');
    const blocked = `${replace('output')}\n  - { id: no, when: { contains: bitcoin }, then: block, message: No. }`;
    expect(judgeText(blocked, { output: 'bitcoin' }).shown).toBe('No.');
  });
});
