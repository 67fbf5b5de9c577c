import { describe, expect, test } from 'vitest';
import { openDocuments } from '#engine/document/documents.ts';
import type { Policy } from '#engine/policy/policy.ts';
import { readPolicyFile } from '#engine/policy/readPolicy.ts';
import { checkIn, type Texts } from '../support/check.ts';
import { compileText, judgeText } from '../support/judging.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

function read(texts: Texts, path = '/a.policy.yaml'): Policy {
  const policy = readPolicyFile(path, openDocuments(memoryFiles(texts)));
  if (!policy) throw new Error(`there is no ${path}`);
  return policy.value;
}

const ids = ({ rules }: Policy): readonly string[] => rules.map(({ id }) => id);
const rule = (id: string, limit = 10): string => `{ id: ${id}, when: { longer_than: ${limit} }, then: block }`;
const input = (...rules: readonly string[]): string => `input: [${rules.join(', ')}]`;

describe('extends', () => {
  test('the rules of the bases come first, in the order of the list', () => {
    const texts = {
      '/a.policy.yaml': `policy: a\nextends: [./b.policy.yaml, ./c.policy.yaml]\n${input(rule('own'))}`,
      '/b.policy.yaml': `policy: b\n${input(rule('b1'), rule('b2'))}`,
      '/c.policy.yaml': `policy: c\n${input(rule('c1'))}`,
    };
    expect(ids(read(texts))).toEqual(['b1', 'b2', 'c1', 'own']);
  });

  test('a base of a base comes before it', () => {
    const texts = {
      '/a.policy.yaml': `policy: a\nextends: ./b.policy.yaml\n${input(rule('a1'))}`,
      '/b.policy.yaml': `policy: b\nextends: ./c.policy.yaml\n${input(rule('b1'))}`,
      '/c.policy.yaml': `policy: c\n${input(rule('c1'))}`,
    };
    expect(ids(read(texts))).toEqual(['c1', 'b1', 'a1']);
  });

  test('a rule with the id of a base’s rule stands in its place', () => {
    const texts = {
      '/a.policy.yaml': `policy: a\nextends: ./b.policy.yaml\n${input(rule('new'), rule('long', 99))}`,
      '/b.policy.yaml': `policy: b\n${input(rule('long'), rule('other'))}`,
    };
    const policy = read(texts);
    expect(ids(policy)).toEqual(['long', 'other', 'new']);
    expect(policy.rules[0]).toMatchObject({ when: { options: 99 }, at: { path: '/a.policy.yaml' } });
  });

  test('of two bases with a rule of the same id, the later one counts', () => {
    const texts = {
      '/a.policy.yaml': 'policy: a\nextends: [./b.policy.yaml, ./c.policy.yaml]',
      '/b.policy.yaml': `policy: b\n${input(rule('long', 1), rule('b'))}`,
      '/c.policy.yaml': `policy: c\n${input(rule('long', 2))}`,
    };
    const policy = read(texts);
    expect(ids(policy)).toEqual(['long', 'b']);
    expect(policy.rules[0]).toMatchObject({ when: { options: 2 } });
  });

  test('a replaced rule may be of another layer', () => {
    const texts = {
      '/b.policy.yaml': `policy: b\n${input(rule('long'))}`,
    };
    const compiled = compileText(`policy: a\nextends: ./b.policy.yaml\noutput: [${rule('long', 3)}]`, texts);
    expect(judgeText(compiled, { user: 'more than ten characters', output: 'ok' }).verdict).toBe('allow');
    expect(judgeText(compiled, { user: 'hi', output: 'long' }).verdict).toBe('block');
  });

  test('values are merged name by name, and own ones count', () => {
    const texts = {
      '/a.policy.yaml': 'policy: a\nextends: [./b.policy.yaml, ./c.policy.yaml]\nvalues: { own: 1, b: [9] }',
      '/b.policy.yaml': 'policy: b\nvalues: { b: [1, 2], both: b }',
      '/c.policy.yaml': 'policy: c\nvalues: { both: c }',
    };
    expect(read(texts).values).toEqual({ own: 1, b: [9], both: 'c' });
  });

  test('defaults are inherited one by one: what a later base does not give, it does not reset', () => {
    const texts = {
      '/a.policy.yaml': 'policy: a\nextends: [./b.policy.yaml, ./c.policy.yaml]\ndefaults: { message: Own. }',
      '/b.policy.yaml':
        'policy: b\nowner: b@x.example\ndefaults: { unmatched_action: block, on_error: allow, message: B. }',
      '/c.policy.yaml': 'policy: c\ndefaults: { on_error: require_approval }',
    };
    expect(read(texts).defaults).toEqual({ message: 'Own.', unmatchedAction: 'block', onError: 'require_approval' });
    expect(read(texts).owner).toBe('b@x.example');
  });

  test('without any, the defaults fail closed', () => {
    expect(read({ '/a.policy.yaml': 'policy: a' }).defaults).toEqual({
      message: "I can't help with that.",
      onError: 'block',
      unmatchedAction: 'require_approval',
    });
  });

  test('a rule takes its on_error from the file in which it stands, and the bases of that', () => {
    const texts = {
      '/a.policy.yaml': `policy: a\nextends: ./b.policy.yaml\ndefaults: { on_error: allow }\n${input(rule('a'))}`,
      '/b.policy.yaml': `policy: b\nextends: ./c.policy.yaml\n${input(rule('b'))}`,
      '/c.policy.yaml': `policy: c\ndefaults: { on_error: require_approval }\n${input(rule('c'))}`,
    };
    expect(read(texts).rules.map(({ id, onError }) => [id, onError])).toEqual([
      ['c', 'require_approval'],
      ['b', 'require_approval'],
      ['a', 'allow'],
    ]);
  });

  test('tools of a base hold where the policy gives none', () => {
    const texts = {
      '/a.policy.yaml': 'policy: a\nextends: [./b.policy.yaml, ./c.policy.yaml]',
      '/b.policy.yaml': 'policy: b\ntools: [{ name: b }]',
      '/c.policy.yaml': 'policy: c',
      '/d.policy.yaml': 'policy: d\nextends: ./a.policy.yaml\ntools: [{ name: d }]',
    };
    expect(read(texts).tools?.tools.map(({ name }) => name)).toEqual(['b']);
    expect(read(texts, '/d.policy.yaml').tools?.tools.map(({ name }) => name)).toEqual(['d']);
  });

  test('paths are relative to the file in which they are written', () => {
    const texts = {
      '/a.policy.yaml': 'policy: a\nextends: ./shared/b.policy.yaml',
      '/shared/b.policy.yaml': 'policy: b\nextends: ../c.policy.yaml\ntools: ./tools.json',
      '/shared/tools.json': '[{ "name": "ping" }]',
      '/c.policy.yaml': `policy: c\n${input(rule('c'))}`,
    };
    const policy = read(texts);
    expect(ids(policy)).toEqual(['c']);
    expect(policy.sources.map(({ path }) => path)).toEqual([
      '/a.policy.yaml',
      '/shared/b.policy.yaml',
      '/shared/tools.json',
      '/c.policy.yaml',
    ]);
  });

  test('a base that many extend, many times, is read once', () => {
    const layers = 40;
    const texts = Object.fromEntries(
      Array.from({ length: layers }, (_, i) => {
        const next =
          i + 1 < layers ? `extends: [./p${i + 1}.policy.yaml, ./p${i + 1}.policy.yaml]` : input(rule('last'));
        return [`/p${i}.policy.yaml`, `policy: p${i}\n${next}`];
      }),
    );
    expect(ids(read(texts, '/p0.policy.yaml'))).toEqual(['last']);
  });
});

describe('what is wrong with a base', () => {
  const problems = (texts: Texts) =>
    checkIn(texts, '/a.policy.yaml').map(({ code, related }) => [
      code,
      related?.[0]?.location.path,
      related?.[0]?.message,
    ]);

  test('a cycle is reported at the entry that closes it, with the way', () => {
    const texts = {
      '/a.policy.yaml': 'policy: a\nextends: ./b.policy.yaml',
      '/b.policy.yaml': 'policy: b\nextends: ./c.policy.yaml',
      '/c.policy.yaml': 'policy: c\nextends: ./a.policy.yaml',
    };
    expect(problems(texts)).toEqual([['broken-base', '/b.policy.yaml', 'the base `./c.policy.yaml` has an error']]);
    expect(checkIn(texts, '/c.policy.yaml')).toMatchObject([
      { code: 'broken-base', related: [{ location: { path: '/a.policy.yaml' } }] },
    ]);
    const two = { ...texts, '/b.policy.yaml': 'policy: b\nextends: ./a.policy.yaml' };
    expect(problems(two)).toEqual([
      ['broken-base', '/b.policy.yaml', 'the policy extends itself: a.policy.yaml → b.policy.yaml → a.policy.yaml'],
    ]);
  });

  test('errors in a base are told once, with the first one', () => {
    const texts = {
      '/a.policy.yaml': 'policy: a\nextends: ./b.policy.yaml',
      '/b.policy.yaml': 'policy: b\nfoo: 1\nbar: 2',
    };
    expect(checkIn(texts, '/a.policy.yaml')).toMatchObject([
      { message: 'the base `./b.policy.yaml` has 2 errors', related: [{ message: 'unknown key `foo`' }] },
    ]);
  });

  test('a condition of a base that fails is told too', () => {
    const texts = {
      '/a.policy.yaml': 'policy: a\nextends: ./b.policy.yaml',
      '/b.policy.yaml': 'policy: b\ninput: [{ id: x, when: text == 1, then: block }]',
    };
    expect(problems(texts)).toEqual([['broken-base', '/b.policy.yaml', '`==` does not apply to `string` and `int`']]);
  });

  test('a base that is no policy', () => {
    const texts = { '/a.policy.yaml': 'policy: a\nextends: ./b.csv', '/b.csv': 'a,b\n' };
    expect(problems(texts)).toEqual([['broken-base', '/b.csv', 'expected a mapping, got a text']]);
  });

  test('a warning in a base is its own affair', () => {
    const texts = {
      '/a.policy.yaml': 'policy: a\nextends: ./b.policy.yaml',
      '/b.policy.yaml': 'policy: b\ntools: [{ name: ping }]\naction: [{ id: x, tool: "delete_*", then: block }]',
    };
    expect(problems(texts)).toEqual([]);
  });
});
