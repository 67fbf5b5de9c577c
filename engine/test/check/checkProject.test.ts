import { describe, expect, test } from 'vitest';
import { checkProject } from '#engine/check/checkProject.ts';
import { policiesTestedBy } from '#engine/check/project/gatherEvidence.ts';
import { isParsed, openDocuments } from '#engine/document/documents.ts';
import { finish } from '#engine/rejudge/work.ts';
import type { Texts } from '../support/check.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

const policy = `policy: a
input: [{ id: long, when: { longer_than: 20 }, then: block }]
action: [{ id: pings, tool: ping, then: allow }]
output: [{ id: polite, when: { contains: please }, then: flag }]
`;

const suiteOf = (cases: string, of = './a.policy.yaml', model = 'recorded'): string =>
  `suite: s\npolicy: ${of}\nmodel: ${model}\ncases: ${cases}\n`;

/** The rules of /a.policy.yaml that no case reaches; undefined where the cases show nothing. */
function unreached(files: Texts, text = policy): readonly string[] | undefined {
  const texts = { '/a.policy.yaml': text, ...files };
  const documents = openDocuments(memoryFiles(texts));
  const document = documents.parse('/a.policy.yaml');
  if (!isParsed(document)) throw new Error('the policy of the test cannot be read');
  const suites = Object.keys(texts).filter((path) => path.endsWith('.suite.yaml'));
  const found = finish(checkProject(document, documents, { suitesFor: () => suites }));
  const unreachedOnes = found?.filter(({ code }) => code === 'unreached-rule');
  return unreachedOnes?.map(({ location: { range } }) => text.slice(range.start, range.end));
}

const all = `
  - { id: a, kind: attack, input: A text that is longer than that. }
  - { id: b, kind: normal, input: Hi, recorded: { calls: [{ tool: ping }], output: Yes please. } }`;

describe('what cases show of the rules', () => {
  test('is nothing where all are reached', () => {
    expect(unreached({ '/a.suite.yaml': suiteOf(all) })).toEqual([]);
  });

  test('is that of all suites together', () => {
    const [first = '', second = ''] = all.split(/\n(?= {2}- \{ id: b)/);
    const answered = first.replace(' }', ', recorded: { output: Hi } }');
    expect(unreached({ '/a.suite.yaml': suiteOf(answered) })).toEqual(['pings', 'polite']);
    expect(unreached({ '/a.suite.yaml': suiteOf(`\n${second}`) })).toEqual(['long']);
    expect(unreached({ '/a.suite.yaml': suiteOf(answered), '/b.suite.yaml': suiteOf(`\n${second}`) })).toEqual([]);
  });

  test('counts suites of policies that extend it', () => {
    const files = {
      '/b.policy.yaml': 'policy: b\nextends: ./a.policy.yaml\n',
      '/a.suite.yaml': suiteOf(all, './b.policy.yaml'),
    };
    expect(unreached(files)).toEqual([]);
    const replaced = {
      ...files,
      '/b.policy.yaml': `${files['/b.policy.yaml']}input: [{ id: long, when: { longer_than: 9 }, then: block }]\n`,
    };
    expect(unreached(replaced)).toEqual(['long']);
  });

  test('does not count suites of other policies', () => {
    expect(unreached({ '/b.policy.yaml': policy, '/a.suite.yaml': suiteOf(all, './b.policy.yaml') })).toBeUndefined();
  });

  test('is unknown behind an answer that is not recorded, but for a blocked input', () => {
    expect(unreached({ '/a.suite.yaml': suiteOf('[{ id: x, kind: normal, input: Hi }]') })).toEqual(['long']);
    const blocked = '[{ id: x, kind: attack, input: A text that is longer than that. }]';
    expect(unreached({ '/a.suite.yaml': suiteOf(blocked) })).toEqual(['pings', 'polite']);
  });

  test('is unknown where an opinion is missing', () => {
    const judging = `${policy}review: [{ id: money, when: { judge: { model: m, question: Money? } }, then: block }]\n`;
    expect(unreached({ '/a.suite.yaml': suiteOf(all) }, judging)).toEqual([]);
  });

  test('is not asked of a rule that can never match', () => {
    const idle = `${policy}review: [{ id: idle, when: 'output == "a" && output == "b"', then: block }]\n`;
    expect(unreached({ '/a.suite.yaml': suiteOf(all) }, idle)).toEqual([]);
  });

  test('goes on behind an input that a judge has not been asked about', () => {
    const asking = policy.replace(
      'input: [',
      'input: [{ id: rude, when: { judge: { model: m, question: Rude? } }, then: block }, ',
    );
    expect(unreached({ '/a.suite.yaml': suiteOf(all) }, asking)).toEqual([]);
  });

  test('comes from the answers file of the model, if it can be read', () => {
    const settings = 'models: { kept: { provider: recorded, answers: { file: ./a.jsonl } } }\n';
    const files = {
      '/railwright.yaml': settings,
      '/a.suite.yaml': suiteOf('[{ id: x, kind: normal, input: Hi }]', undefined, 'kept'),
    };
    expect(unreached({ ...files, '/a.jsonl': '{"case":"x","output":"Yes please.","calls":[]}\n' })).toEqual([
      'long',
      'pings',
    ]);
    expect(unreached(files)).toEqual(['long']);
  });

  test.each([
    ['a policy with an error', { '/a.suite.yaml': suiteOf(all) }, `${policy}foo: 1\n`],
    ['no suites', {}, policy],
    ['a suite without cases', { '/a.suite.yaml': suiteOf('[]') }, `${policy}`],
    ['a suite with an error', { '/a.suite.yaml': suiteOf(`${all}\n  - { id: c }`) }, policy],
  ])('is nothing to go by for %s', (_, files, text) => {
    expect(unreached(files, text)?.length ?? 0).toBe(0);
  });

  test('is not looked for where nobody wants to know', () => {
    const off = (codes: string): Texts => ({
      '/railwright.yaml': `checks: { ${codes} }\n`,
      '/a.suite.yaml': suiteOf('[{ id: x, kind: normal, input: Hi, recorded: { output: Hi } }]'),
    });
    expect(unreached(off('unreached-rule: off, over-broad-rule: off, untested-tag: off'))).toBeUndefined();
    expect(unreached(off('over-broad-rule: off, untested-tag: off'))).toEqual(['long', 'pings', 'polite']);
  });

  test('is looked at in steps of one case', () => {
    const documents = openDocuments(memoryFiles({ '/a.policy.yaml': policy, '/a.suite.yaml': suiteOf(all) }));
    const document = documents.parse('/a.policy.yaml');
    if (!isParsed(document)) throw new Error('the policy of the test cannot be read');
    const work = checkProject(document, documents, { suitesFor: () => ['/a.suite.yaml'] });
    let steps = 0;
    while (!work.next().done) steps++;
    expect(steps).toBe(1 + 2);
  });
});

test('a suite tests its policy and the bases of it', () => {
  const texts = {
    '/a.policy.yaml': policy,
    '/b.policy.yaml': 'policy: b\nextends: ./a.policy.yaml\n',
    '/a.suite.yaml': suiteOf(all, './b.policy.yaml'),
  };
  const documents = openDocuments(memoryFiles(texts));
  expect([...policiesTestedBy('/a.suite.yaml', documents)].sort()).toEqual(['/a.policy.yaml', '/b.policy.yaml']);
  expect(policiesTestedBy('/none.suite.yaml', documents)).toEqual([]);
});
