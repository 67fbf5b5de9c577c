import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMemoryAnswerStore } from '#models/answers/answerStore.ts';
import { openDocumentStore } from '../../src/documentStore.ts';
import { createJudge, type Judging } from '../../src/live/judge.ts';

// What judges without the panel around it: when it lets work go, and when it looks again at what is on record.

const policy = (word: string): string => `policy: p
version: "1"
owner: us
input: [{ id: word, when: { contains: ${word} }, then: block }, { id: mail, when: { pii: [email] }, then: redact }]
`;
const casesOf = (count: number): string =>
  Array.from({ length: count }, (_, at) => `  - { id: c${at}, kind: ${kindOf(at)}, input: Hello number ${at} }\n`).join(
    '',
  );
const kindOf = (at: number): string => (at % 5 === 0 ? 'attack' : 'normal');

async function startProject(count: number) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'railwright-judge-')));
  const settings = 'models: { live: { provider: openai-compatible, model: m, url: "http://127.0.0.1:1/v1" } }\n';
  await writeFile(join(folder, 'railwright.yaml'), settings);
  await writeFile(join(folder, 'p.policy.yaml'), policy('bomb'));
  await writeFile(
    join(folder, 's.suite.yaml'),
    `suite: s\npolicy: ./p.policy.yaml\nmodel: live\ncases:\n${casesOf(count)}`,
  );
  const store = openDocumentStore([folder]);
  const answers = createMemoryAnswerStore();
  const judge = createJudge({
    store,
    answersFor: () => ({ ...answers, get: (name, key) => answers.get(name, key) ?? answers.get(name, 'any') }),
  });
  const answer = { kind: 'answer', output: 'Hi', calls: [], finish: 'stop', recordedAt: '2026-11-12T10:00:00Z' };
  return {
    judge,
    focus: { suite: join(folder, 's.suite.yaml') },
    edit: (word: string) => writeFile(join(folder, 'p.policy.yaml'), policy(word)),
    answerAll: () => answers.put('live', 'any', answer as never),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

const never = (): boolean => false;
const always = (): boolean => true;

function judgedOf(judging: Judging) {
  if (judging.kind !== 'judged') throw new Error(`it is ${JSON.stringify(judging)}`);
  return judging.judged;
}

test('what nobody wants any more is let go in the middle, and is judged whole when it is wanted again', async () => {
  await using project = await startProject(20_000);
  const { judge, focus } = project;
  let asked = 0;
  expect(await judge.judge(focus, () => ++asked >= 2)).toEqual({ kind: 'stale' });
  expect(asked).toBe(2);
  const judged = judgedOf(await judge.judge(focus, never));
  expect(judged.cases.size).toBe(20_000);
});

test('of a large suite, a part is judged first, in which all kinds have their share', async () => {
  await using project = await startProject(20_000);
  const { judge, focus } = project;
  const { judged, of } = (await judge.judgePart(focus, never)) ?? {};
  expect([judged?.cases.size, of]).toEqual([2000, 20_000]);
  const kinds = judged?.cases.facts.kinds ?? new Uint8Array();
  const attacks = kinds.reduce((sum, kind) => sum + (kind === 2 ? 1 : 0), 0);
  expect(attacks / kinds.length).toBeCloseTo(1 / 5, 2);
  await judge.judge(focus, never);
  expect(await judge.judgePart(focus, never)).toBeUndefined();
});

test('a suite that is judged as soon has no part', async () => {
  await using project = await startProject(10_000);
  expect(await project.judge.judgePart(project.focus, never)).toBeUndefined();
});

test('while nothing has changed, nothing is judged again', async () => {
  await using project = await startProject(3);
  const { judge, focus } = project;
  const first = judgedOf(await judge.judge(focus, never));
  expect(judgedOf(await judge.judge(focus, never))).toBe(first);
  expect(judgedOf(await judge.judge({ ...focus, model: 'live' }, never)).suite).toBe(first.suite);
});

test('answers that come in are found, also when the judgment that would have found them was let go', async () => {
  await using project = await startProject(20_000);
  const { judge, focus, answerAll } = project;
  expect(judgedOf(await judge.judge(focus, never)).cases.result(0).notEvaluated).toBeDefined();
  answerAll();
  judge.suites.answersChanged('added');
  expect(await judge.judge(focus, always)).toEqual({ kind: 'stale' });
  expect(judgedOf(await judge.judge(focus, never)).cases.result(0).notEvaluated).toBeUndefined();
});

test('why a run could not get an answer is shown at the case, whichever suite was in focus when it ended', async () => {
  await using project = await startProject(2);
  const { judge, focus } = project;
  const why = { reason: 'model-failed', message: 'HTTP 401' } as const;
  judge.suites.ran({ kind: 'ran', suite: focus.suite, model: 'live', failures: [['c0', why]] });
  judge.suites.ran({ kind: 'ran', suite: focus.suite, model: 'other', failures: [['c1', why]] });
  const { cases } = judgedOf(await judge.judge(focus, never));
  expect(cases.result(0).notEvaluated).toMatchObject({ reason: 'model-failed' });
  expect(cases.result(1).notEvaluated).not.toMatchObject({ reason: 'model-failed' });
});
