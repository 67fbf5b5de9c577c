import { expect, test } from 'vitest';
import { libraryProject } from './project.ts';
import { railwright } from './railwright.ts';

async function show(stage: string, file: string) {
  await using project = await libraryProject();
  const { code, stdout, stderr } = await railwright(project.folder, ['show', stage, file]);
  expect(stderr).toBe('');
  return { code, ...JSON.parse(stdout) };
}

test('document: the tree with its places, and the value', async () => {
  const { code, value, diagnostics } = await show('document', 'railwright.yaml');
  expect([code, diagnostics]).toEqual([0, []]);
  expect(value.value.models.tired).toEqual({ provider: 'recorded', answers: { file: './tired.jsonl' } });
  expect(value.root.items[0].key).toEqual({ kind: 'scalar', start: 0, end: 6, style: 'plain', value: 'models' });
});

test('policy: defaults are filled in', async () => {
  const { code, value } = await show('policy', 'library.policy.yaml');
  expect(code).toBe(0);
  expect(value.defaults).toEqual({
    message: 'Please ask at the desk.',
    onError: 'block',
    unmatchedAction: 'require_approval',
  });
  expect(value.rules.map(({ id }: { id: string }) => id)).toContain('staff-codes');
});

test('suite: the cases with what they take over', async () => {
  const { value } = await show('suite', 'library.suite.yaml');
  expect(value.cases).toHaveLength(9);
  expect(value.cases[0].exchange.session).toEqual({ loans: ['L-7'] });
});

test('compiled: the rules by layer', async () => {
  const { value } = await show('compiled', 'library.policy.yaml');
  expect(Object.keys(value.rules)).toEqual(['input', 'action', 'output', 'review']);
  expect(value.rules.action.map(({ rule }: { rule: { id: string } }) => rule.id)).toEqual([
    'renew-own',
    'renew-too-long',
  ]);
});

test('settings: maps are objects', async () => {
  const { value } = await show('settings', 'railwright.yaml');
  expect(Object.keys(value.models)).toEqual(['tired']);
  expect(value.run.retries).toBe(3);
});

test('what is wrong is shown, and is a finding', async () => {
  const { code, diagnostics } = await show('policy', 'library.suite.yaml');
  expect(code).toBe(1);
  expect(diagnostics.map(({ code }: { code: string }) => code)).toContain('unknown-key');
});

test('a file that cannot be read is unreadable input', async () => {
  await using project = await libraryProject();
  expect(await railwright(project.folder, ['show', 'policy', 'none.yaml'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'error: cannot read `none.yaml`: no such file\n',
  });
});
