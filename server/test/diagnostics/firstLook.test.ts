import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { createDiagnoser } from '../../src/diagnostics/diagnoser.ts';
import { createPulledDiagnoser } from '../../src/diagnostics/pulledDiagnoser.ts';
import { type DocumentStore, openDocumentStore } from '../../src/documentStore.ts';
import { manualSchedule } from '../support/manualSchedule.ts';

const uri = 'file:///nowhere/a.suite.yaml';
const fromCases = { of: () => undefined };

/** A key that is none of ours, a policy that is not there, and a comment that hides nothing where all have looked. */
const suite = (cases: number): string => `suite: a
policy: ./gone.policy.yaml
# railwright-disable-next-line duplicate-case
category: edge
cases:
${Array.from({ length: cases }, (_, i) => `  - { id: case-${i}, kind: edge, input: Hello number ${i} of many, expect: allow }\n`).join('')}`;

function opened(cases: number): DocumentStore {
  const store = openDocumentStore(['/nowhere']);
  store.open(uri, 'railwright-suite', 1, suite(cases));
  return store;
}

const codesOf = (diagnostics: readonly Diagnostic[] | undefined) => new Set(diagnostics?.map(({ code }) => code));

test('of a long file, what is wrong as it is written is published first, and then all', async () => {
  const store = opened(1000);
  const { schedule, runAll } = manualSchedule();
  const published: ReturnType<typeof codesOf>[] = [];
  const diagnoser = createDiagnoser({
    store,
    schedule,
    fromCases,
    publish: (_, diagnostics) => published.push(codesOf(diagnostics)),
  });
  diagnoser.opened(uri);
  await runAll();
  expect(published).toHaveLength(2);
  expect(published[0]).toEqual(new Set(['unknown-key']));
  expect(published[1]).toContain('missing-file');
  expect(published[1]).toContain('unknown-key');
  diagnoser.edited(uri);
  await runAll();
  expect(published).toHaveLength(3);
  expect(published[2]).toEqual(published[1]);
});

test('of a short file, all is published at once', async () => {
  const { schedule, runAll } = manualSchedule();
  const published: ReturnType<typeof codesOf>[] = [];
  const publish = (_: unknown, diagnostics: readonly Diagnostic[]) => void published.push(codesOf(diagnostics));
  createDiagnoser({ store: opened(10), schedule, fromCases, publish }).opened(uri);
  await runAll();
  expect(published).toHaveLength(1);
  expect(published[0]).toContain('missing-file');
});

test.each([
  [true, new Set(['unknown-key'])],
  [false, undefined],
])('who asks about a long file, and can be told to ask again (%s), has a first look', async (canRefresh, codes) => {
  const store = opened(1000);
  const { schedule, runAll } = manualSchedule();
  let refreshes = 0;
  const refresh = () => void refreshes++;
  const pulled = createPulledDiagnoser({ store, schedule, fromCases, refresh, canRefresh });
  const draft = store.draft(uri);
  if (!draft) throw new Error('it is open');
  const first = pulled.firstLook(draft);
  expect(first && codesOf(first)).toEqual(codes);
  await runAll();
  expect(refreshes).toBe(canRefresh ? 1 : 0);
  expect(pulled.firstLook(draft)).toBeUndefined();
  expect(codesOf(pulled.diagnoses.of(draft).diagnostics)).toContain('missing-file');
});
