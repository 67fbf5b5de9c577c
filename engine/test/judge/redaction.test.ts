import { describe, expect, test } from 'vitest';
import { judgeInput } from '#engine/judge/judgeInput.ts';
import { redactText } from '#engine/judge/redact.ts';
import { call, compileText, exchangeOf, judgeText } from '../support/judging.ts';

const rule = (id: string, when: string, then = 'redact'): string => `  - { id: ${id}, when: ${when}, then: ${then} }`;
const output = (...rules: readonly string[]): string => `policy: a\noutput:\n${rules.join('\n')}`;
const input = (...rules: readonly string[]): string => `policy: a\ninput:\n${rules.join('\n')}`;

describe('what the user sees', () => {
  const shown = (policy: string, text: string): string => judgeText(policy, { output: text }).shown;

  test.each([
    [
      'each finding is replaced by its label',
      output(rule('mail', '{ pii: [email] }')),
      'a@b.example and c@d.example',
      '[EMAIL] and [EMAIL]',
    ],
    [
      'what has no label is redacted',
      output(rule('word', '{ contains: bitcoin }')),
      'Buy bitcoin now',
      'Buy [REDACTED] now',
    ],
    [
      'overlapping findings become one, under the label of the first',
      output(rule('a', '{ matches: b+c }'), rule('b', '{ matches: cd }')),
      'abbcde',
      'a[REDACTED]e',
    ],
    [
      'findings that touch stay two',
      output(rule('a', '{ matches: b }'), rule('b', '{ matches: c }')),
      'abcd',
      'a[REDACTED][REDACTED]d',
    ],
    [
      'a finding within another one',
      output(rule('a', '{ matches: b }'), rule('b', '{ matches: abc }')),
      'xabcx',
      'x[REDACTED]x',
    ],
    [
      'a condition without spans takes out the whole text',
      output(rule('cel', 'text.contains("secret")')),
      'a secret',
      '[REDACTED]',
    ],
    ['so does `not`', output(rule('not', '{ not: { contains: fine } }')), 'a secret', '[REDACTED]'],
    [
      '`all` of a condition without spans and one with them takes out the spans',
      output(rule('all', '{ all: ["text.size() > 3", { matches: "[0-9]+" }] }')),
      'pin 1234',
      'pin [REDACTED]',
    ],
    [
      '`any` takes out the spans of every part that holds',
      output(rule('any', '{ any: [{ contains: red }, { contains: blue }, { contains: green }] }')),
      'red or blue',
      '[REDACTED] or [REDACTED]',
    ],
    ['what is longer is cut off', output(rule('long', '{ longer_than: 3 }')), 'abcdef', 'abc[REDACTED]'],
    [
      'astral characters count as two units and stay whole',
      output(rule('word', '{ contains: bitcoin }')),
      '😀😀 bitcoin 😀',
      '😀😀 [REDACTED] 😀',
    ],
    [
      'a limit between the halves of a character takes all of it',
      output(rule('long', '{ longer_than: 1 }')),
      '😀a',
      '[REDACTED]',
    ],
  ])('%s', (_, policy, text, expected) => {
    expect(shown(policy, text)).toBe(expected);
  });

  test('half a million findings are redacted', () => {
    const policy = output(rule('any', '{ any: [{ matches: a }, { matches: b }] }'));
    expect(shown(policy, 'ab'.repeat(250_000))).toBe('[REDACTED]'.repeat(500_000));
  });

  test('spans are places in the raw text, whatever other rules redact', () => {
    const policy = output(rule('mail', '{ pii: [email] }'), rule('word', '{ contains: bitcoin }', 'flag'));
    const text = 'a@b.example has bitcoin';
    const [mail, word] = judgeText(policy, { output: text }).steps;
    expect(mail?.matches).toEqual([{ start: 0, end: 11, label: 'EMAIL', on: 'output' }]);
    expect(text.slice(word?.matches[0]?.start, word?.matches[0]?.end)).toBe('bitcoin');
  });

  test('a block or a hold shows its message, and nothing of the text', () => {
    const held = 'policy: a\ndefaults: { message: The default. }\noutput:\n';
    expect(shown(`${held}  - { id: a, when: "true", then: block, message: Its own. }`, 'secret')).toBe('Its own.');
    expect(shown(`${held}  - { id: a, when: "true", then: require_approval }`, 'secret')).toBe('The default.');
    expect(shown(`policy: a\noutput: [{ id: a, when: "true", then: block }]`, 'secret')).toBe(
      "I can't help with that.",
    );
    expect(shown(`${held}  - { id: a, when: "true", then: flag, message: Unseen. }`, 'fine')).toBe('fine');
  });

  test('a rule that fails redacts nothing: on_error counts in its place', () => {
    const policy = 'policy: a\noutput: [{ id: a, when: session.x == 1, then: redact, on_error: allow }]';
    expect(judgeText(policy, { output: 'text' })).toMatchObject({ verdict: 'allow', shown: 'text' });
  });
});

describe('what the model is given', () => {
  const passedOn = (policy: string, given: Parameters<typeof exchangeOf>[0]) =>
    judgeInput(compileText(policy), exchangeOf(given)).passedOn;

  test('is the exchange itself where nothing is redacted', () => {
    const exchange = exchangeOf({ user: 'hello', documents: ['a'] });
    expect(judgeInput(compileText(input(rule('long', '{ longer_than: 2 }', 'flag'))), exchange).passedOn).toBe(
      exchange,
    );
  });

  test('has redactions in every turn and document that they are for', () => {
    const messages = [
      { role: 'user', content: 'I am a@b.example' },
      { role: 'assistant', content: 'Hello a@b.example' },
      { role: 'tool', content: 'found c@d.example' },
      { role: 'user', content: 'not e@f.example' },
    ] as const;
    const given = passedOn(input(rule('mail', '{ pii: [email] }')), { messages, documents: ['by g@h.example'] });
    expect(given.messages.map(({ content }) => content)).toEqual([
      'I am [EMAIL]',
      'Hello a@b.example', // what the model said itself is not looked at
      'found [EMAIL]',
      'not [EMAIL]',
    ]);
    expect(given.documents).toEqual([{ text: 'by [EMAIL]' }]);
  });

  test('is redacted only where the rule looks', () => {
    const policy = 'policy: a\ninput: [{ id: mail, on: untrusted, when: { pii: [email] }, then: redact }]';
    const given = passedOn(policy, { user: 'a@b.example', documents: ['c@d.example'] });
    expect(given.messages[0]?.content).toBe('a@b.example');
    expect(given.documents[0]?.text).toBe('[EMAIL]');
  });

  test('conditions of later layers see the messages as they were', () => {
    const policy = `${input(rule('mail', '{ pii: [email] }'))}
output: [{ id: echo, when: 'messages[0].content.contains("@")', then: flag }]`;
    expect(judgeText(policy, { user: 'a@b.example', output: 'x' }).steps.map((step) => step.rule)).toEqual([
      'mail',
      'echo',
    ]);
  });
});

describe('the arguments of a call', () => {
  const policy = `
policy: a
defaults: { unmatched_action: allow }
action:
  - { id: mail, tool: "*", when: { pii: [email] }, then: redact }`;

  test('text arguments are named by a JSON Pointer, at any depth', () => {
    const args = { to: 'a@b.example', 'a/b~c': { list: ['x', 'see c@d.example'] }, n: 3, none: null };
    const [step] = judgeText(policy, { calls: [call('ping'), call('send', args)] }).steps.filter(
      ({ rule }) => rule === 'mail',
    );
    expect(step?.matches.map(({ on, start, end }) => [on, start, end])).toEqual([
      ['call:1/to', 0, 11],
      ['call:1/a~1b~0c/list/1', 4, 15],
    ]);
  });

  test('a redaction concerns the argument that it was found in', () => {
    const { steps } = judgeText(policy, { calls: [call('send', { to: 'a@b.example', body: 'hello' })] });
    expect(redactText({ on: 'call:0/to', text: 'a@b.example' }, steps)).toBe('[EMAIL]');
    expect(redactText({ on: 'call:0/body', text: 'hello' }, steps)).toBe('hello');
  });

  test('a redaction without spans concerns every argument of its call', () => {
    const all = 'policy: a\naction: [{ id: r, tool: "*", when: args.n == 1, then: redact }]';
    const { steps } = judgeText(all, {
      calls: [call('send', { n: 1, body: 'hello' }), call('send', { n: 2, body: 'bye' })],
    });
    expect(redactText({ on: 'call:0/body', text: 'hello' }, steps)).toBe('[REDACTED]');
    expect(redactText({ on: 'call:1/body', text: 'bye' }, steps)).toBe('bye');
  });
});

test('a pattern that matches nothing at a place has nothing to mark: the whole text is redacted', () => {
  const policy = 'policy: a\noutput: [{ id: r, when: { matches: "^" }, then: redact }]';
  const { shown, steps } = judgeText(policy, { output: 'abc' });
  expect([shown, steps[0]?.matches]).toEqual(['[REDACTED]', []]);
});
