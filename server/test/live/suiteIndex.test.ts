import { describe, expect, test } from 'vitest';
import { policyLine } from '../../src/live/suiteIndex.ts';

const path = './support.policy.yaml';

describe('the policy that a suite names is found without reading the suite', () => {
  test.each([
    ['in a line', `suite: s\npolicy: ${path}\ncases: []\n`],
    ['in the first line', `policy: ${path}\nsuite: s\n`],
    ['with spaces about it', `suite: s\npolicy :   ${path}   \n`],
    ['with Windows line ends', `suite: s\r\npolicy: ${path}\r\ncases: []\r\n`],
    ['before a comment', `policy: ${path} # rules of support\n`],
    ['in double quotes', `policy: "${path}" # rules\n`],
    ['in single quotes', `policy: '${path}'\n`],
    ['with its key in quotes', `"policy": ${path}\n`],
    ['at the end of the text', `suite: s\npolicy: ${path}`],
    ['in JSON over many lines', `{\n  "suite": "s",\n  "policy": "${path}",\n  "cases": []\n}\n`],
    ['in JSON below its key', `{ "policy":\n  "${path}" }\n`],
    ['in JSON in one line', `{"suite":"s","policy":"${path}","cases":[]}`],
    ['in YAML in braces', `{ suite: s, policy: ${path}, cases: [] }`],
    ['last in braces', `{ suite: s, policy: ${path} }`],
  ])('%s', (_, text) => expect(policyLine(text)).toBe(path));

  test('a path may hold spaces', () => {
    expect(policyLine('policy: ./our rules/support.policy.yaml\n')).toBe('./our rules/support.policy.yaml');
    expect(policyLine("policy: './it, or not.policy.yaml'\n")).toBe('./it, or not.policy.yaml');
  });

  test.each([
    ['there is none', 'suite: s\ncases: []\n'],
    ['it is not written yet', 'suite: s\npolicy:\ncases: []\n'],
    ['it is empty', 'suite: s\npolicy: ""\n'],
    ['it is a comment', '# policy: ./old.policy.yaml\nsuite: s\n'],
    ['another key ends like it', 'suite: s\nold_policy: ./old.policy.yaml\n'],
    ['a sentence speaks of it', 'suite: s\nnote: the policy: none\n'],
  ])('not where %s', (_, text) => expect(policyLine(text)).toBeUndefined());
});
