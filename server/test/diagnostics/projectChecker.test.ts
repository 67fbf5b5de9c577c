import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createProjectChecker } from '../../src/diagnostics/projectChecker.ts';
import { openDocumentStore } from '../../src/documentStore.ts';
import type { Schedule, Work } from '../../src/schedule.ts';

const policy = `policy: a
input:
  - { id: long, when: { longer_than: 20 }, then: block }
  - { id: pii, when: { pii: true }, then: block }
`;

const suite = (count: number, input: string): string =>
  `suite: a\npolicy: ./a.policy.yaml\ncases:\n${Array.from({ length: count }, (_, n) => `  - { id: c-${n}, kind: attack, input: "${input} ${n}" }\n`).join('')}`;

async function openProject(suiteText: string) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'railwright-project-')));
  const path = join(folder, 'a.policy.yaml');
  await writeFile(join(folder, 'a.suite.yaml'), suiteText);
  const store = openDocumentStore([folder]);
  const works: Work[] = [];
  const schedule: Schedule = (_, work) => {
    works.push(work);
    return () => works.splice(works.indexOf(work), 1);
  };
  const found: (readonly string[])[] = [];
  const checker = createProjectChecker({ store, schedule, onFound: (paths) => found.push(paths) });
  const open = (name: string, text: string): void =>
    store.open(pathToFileURL(join(folder, name)).href, 'yaml', 1, text);
  open('a.policy.yaml', policy);
  return {
    path,
    checker,
    found,
    open,
    runNext: async () => works.shift()?.(),
    codes: () => checker.of(path)?.map(({ code }) => code),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

test('what the cases show is there after a pause, and until a text is another one', async () => {
  await using project = await openProject(suite(3, 'Hi'));
  project.checker.changed();
  expect(project.codes()).toBeUndefined();
  await project.runNext();
  expect(project.codes()).toEqual(['unreached-rule', 'unreached-rule']);
  expect(project.found).toEqual([[project.path]]);
  project.open('a.suite.yaml', suite(3, 'This is a long text, longer than that'));
  expect(project.codes()).toBeUndefined();
  project.checker.changed();
  await project.runNext();
  expect(project.codes()).toEqual(['unreached-rule']);
});

test('nothing is said twice, and the same is the same list', async () => {
  await using project = await openProject(suite(3, 'Hi'));
  project.checker.changed();
  await project.runNext();
  const known = project.checker.of(project.path);
  project.checker.changed();
  await project.runNext();
  expect(project.found).toHaveLength(1);
  expect(project.checker.of(project.path)).toBe(known);
});

test('policies that are not open come in when somebody asks about all', async () => {
  await using project = await openProject(suite(3, 'Hi'));
  const closed = project.path.replace('a.policy', 'b.policy');
  await writeFile(closed, policy);
  await writeFile(closed.replace('policy.yaml', 'suite.yaml'), suite(3, 'Hi').replace('a.policy', 'b.policy'));
  project.checker.changed();
  await project.runNext();
  expect(project.found).toEqual([[project.path]]);
  expect(project.checker.of(closed)).toBeUndefined();
  project.checker.includeClosed();
  await project.runNext();
  expect(project.found).toEqual([[project.path], [closed]]);
  expect(project.checker.of(closed)).toHaveLength(2);
});

test('an edit calls off what is under way', async () => {
  await using project = await openProject(suite(5000, 'A text that is looked at for personal data, mail@shop.example'));
  project.checker.changed();
  const first = project.runNext();
  // It gives way after some milliseconds, and then finds itself called off.
  await new Promise((resolve) => setImmediate(resolve));
  project.checker.changed();
  await first;
  expect(project.codes()).toBeUndefined();
  await project.runNext();
  expect(project.codes()).toEqual([]);
});
