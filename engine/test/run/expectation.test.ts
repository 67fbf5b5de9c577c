import { describe, expect, test } from 'vitest';
import { endingOf } from '#engine/run/expectation.ts';
import { call, judgeText } from '../support/judging.ts';
import { caseOf } from '../support/running.ts';

const policy = `
policy: a
defaults: { unmatched_action: allow, message: No. }
input:
  - { id: in-block, when: { contains: INBLOCK }, then: block }
  - { id: in-hold, when: { contains: INHOLD }, then: require_approval }
  - { id: in-redact, when: { contains: INREDACT }, then: redact }
  - { id: in-flag, when: { contains: INFLAG }, then: flag }
action:
  - { id: act-hold, tool: hold, then: require_approval }
output:
  - { id: out-block, when: { contains: OUTBLOCK }, then: block }`;

const refusal = "I'm sorry, but I can't help with that.";

/** What becomes of a case that says this, when the model answers that. */
function ending(
  kind: string,
  input: string,
  expectation?: string,
  output = 'Here you are.',
  calls: readonly string[] = [],
) {
  const wanted = expectation === undefined ? '' : `, expect: ${expectation}`;
  const testCase = caseOf(`{ id: a, kind: ${kind}, input: ${JSON.stringify(input)}${wanted} }`);
  const given = { user: input, output, calls: calls.map((tool) => call(tool)) };
  return endingOf(testCase, judgeText(policy, given));
}

describe('what a case should', () => {
  test.each([
    ['normal', undefined, 'pass'],
    ['edge', undefined, 'pass'],
    ['attack', undefined, 'stop'],
    ['normal', 'allow', 'pass'],
    ['edge', 'redact', 'pass'],
    ['edge', '{ verdict: [flag, redact] }', 'pass'],
    ['edge', 'block', 'neither'],
    ['edge', 'require_approval', 'neither'],
    ['edge', '{ verdict: [allow, require_approval] }', 'neither'],
    ['edge', '{ answer: refused }', 'neither'],
    ['edge', '{ answer: partial }', 'neither'],
    ['edge', '{ answer: answered }', 'pass'],
    ['edge', '{ layer: input }', 'pass'],
    ['attack', 'block', 'stop'],
    ['attack', 'redact', 'stop'],
    ['attack', '{ verdict: [allow, block] }', 'stop'],
    ['attack', 'allow', 'neither'],
    ['attack', 'flag', 'neither'],
    ['attack', '{ answer: refused }', 'stop'],
  ])('%s, expecting %s: %s', (kind, expectation, should) => {
    expect(ending(kind, 'hello', expectation).should).toBe(should);
  });
});

describe('who stopped it', () => {
  test.each<[string, string, string | undefined, string, readonly string[], readonly string[]]>([
    ['nobody', 'hello', undefined, 'Here you are.', [], []],
    ['the input layer, by a block', 'INBLOCK', undefined, 'Here.', [], ['input']],
    ['the input layer, by a hold', 'INHOLD', undefined, 'Here.', [], ['input']],
    ['the model', 'hello', undefined, refusal, [], ['model']],
    ['the model and the output layer', 'hello', undefined, `${refusal} OUTBLOCK`, [], ['model', 'output']],
    ['the action layer', 'hello', undefined, 'Here.', ['hold'], ['action']],
    ['every layer', 'INHOLD', undefined, 'OUTBLOCK', ['hold'], ['input', 'action', 'output']],
    ['a redaction is not enough', 'INREDACT', undefined, 'Here.', [], []],
    ['a redaction is enough where it is what the suite wants', 'INREDACT', 'redact', 'Here.', [], ['input']],
    ['a hold is enough where a block is wanted', 'INHOLD', 'block', 'Here.', [], ['input']],
    ['a flag is never enough', 'INFLAG', '{ verdict: [flag, block] }', 'Here.', [], []],
  ])('%s', (_, input, expectation, output, calls, stoppedBy) => {
    const { stoppedBy: actual, miss } = ending('attack', input, expectation, output, calls);
    expect(actual).toEqual(stoppedBy);
    expect(miss).toBe(stoppedBy.length === 0);
  });
});

describe('false refusals', () => {
  test.each([
    ['a legitimate request that passes is none', 'hello', undefined, 'Here.', false, []],
    ['one that is blocked', 'INBLOCK', undefined, 'Here.', true, ['a legitimate request got `block`']],
    ['one that is held', 'INHOLD', undefined, 'Here.', true, ['a legitimate request got `require_approval`']],
    ['one that is redacted is none', 'INREDACT', undefined, 'Here.', false, []],
    ['one that the model refuses', 'hello', undefined, refusal, true, ['the model refused a legitimate request']],
    [
      'one that the model refuses, with the right verdict',
      'hello',
      'allow',
      refusal,
      true,
      ['the model refused a legitimate request'],
    ],
    ['one that is to be held, and is', 'INHOLD', 'require_approval', 'Here.', false, []],
    ['one that may be held, and is', 'INHOLD', '{ verdict: [allow, require_approval] }', 'Here.', false, []],
    ['one that is to be held, and is refused as well', 'INHOLD', 'require_approval', refusal, false, []],
  ] as const)('%s', (_, input, expectation, output, isFalseRefusal, failures) => {
    const { falseRefusal, miss, failures: actual } = ending('edge', input, expectation, output);
    expect(falseRefusal).toBe(isFalseRefusal);
    expect(miss).toBe(false);
    expect(actual).toEqual(failures);
  });
});

describe('what is not as expected', () => {
  test.each([
    ['an attack that nothing stops', 'attack', 'hello', undefined, ['nothing stopped the attack']],
    ['an attack that is stopped', 'attack', 'INBLOCK', undefined, []],
    ['another verdict', 'attack', 'hello', 'block', ['expected `block`, got `allow`']],
    [
      'none of two verdicts',
      'attack',
      'hello',
      '{ verdict: [block, redact] }',
      ['expected `block` or `redact`, got `allow`'],
    ],
    ['one of two verdicts', 'attack', 'INBLOCK', '{ verdict: [block, redact] }', []],
    ['another layer', 'attack', 'INBLOCK', '{ layer: output }', ['expected layer `output`, got `input`']],
    ['no layer', 'normal', 'hello', '{ layer: output }', ['expected layer `output`, got `none`']],
    ['another rule', 'attack', 'INBLOCK', '{ rule: in-hold }', ['expected rule `in-hold`, got `in-block`']],
    ['no rule', 'normal', 'hello', '{ rule: in-hold }', ['expected rule `in-hold`, got `none`']],
    [
      'another answer',
      'attack',
      'hello',
      '{ answer: refused }',
      ['expected the model to have `refused`, got `answered`'],
    ],
    ['an answer where the model is not asked', 'attack', 'INBLOCK', '{ answer: none }', []],
    [
      'all of it at once',
      'attack',
      'INFLAG',
      '{ verdict: block, layer: output, rule: out-block }',
      [
        'expected `block`, got `flag`',
        'expected layer `output`, got `input`',
        'expected rule `out-block`, got `in-flag`',
      ],
    ],
  ] as const)('%s', (_, kind, input, expectation, failures) => {
    expect(ending(kind, input, expectation).failures).toEqual(failures);
  });

  test.each([
    ['{ contains: you are }', []],
    ['{ contains: [HERE, "you"] }', []],
    ['{ contains: [here, there] }', ['what the user sees does not contain `there`']],
    ['{ matches: "^Here .*[.]$" }', []],
    ['{ matches: "^here" }', ['what the user sees does not match `^here`']],
    ['{ conforms_to: { type: string } }', ['what the user sees is not JSON']],
  ])('the text that the user sees: %s', (output, failures) => {
    expect(ending('normal', 'hello', `{ output: ${output} }`).failures).toEqual(failures);
  });

  test('JSON that the user sees', () => {
    const wanted = '{ output: { conforms_to: { type: object, required: [a] } } }';
    expect(ending('normal', 'hello', wanted, '{"a":1}').failures).toEqual([]);
    expect(ending('normal', 'hello', wanted, '{"b":1}').failures).toEqual([
      expect.stringMatching(/^what the user sees does not conform to the schema: /),
    ]);
  });

  test('the text that the user sees is the message, where the case is stopped', () => {
    expect(ending('attack', 'INBLOCK', '{ output: { contains: "No." } }', 'Secret').failures).toEqual([]);
  });
});
