import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashSources } from '#engine/run/runSuite.ts';
import { pinnedRuns, setPin } from '../src/pins.ts';
import { readPolicyTexts, savePolicy } from '../src/policyStore.ts';
import { displayIn } from '../src/projectFolder.ts';
import { runHost } from '../src/runHost.ts';

let project = '';
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'railwright-disk-'));
});
afterEach(() => rm(project, { recursive: true, force: true }));

const sources = () => [
  { path: join(project, 'rules/a.policy.yaml'), text: 'policy: a\r\n# \ud800 ü' },
  { path: join(project, '../base.policy.yaml'), text: '' },
];

async function saved(): Promise<string> {
  const found = await savePolicy(project, sources());
  return found.kind === 'saved' ? found.sha256 : found.reason;
}

test('the texts of a policy come back by the hash that a run record has', async () => {
  const sha256 = await saved();
  expect(sha256).toBe(hashSources(sources(), runHost(displayIn(project), new AbortController().signal)));
  expect(await readPolicyTexts(project, sha256)).toEqual({
    kind: 'sources',
    sources: [
      { path: 'rules/a.policy.yaml', text: 'policy: a\r\n# \ud800 ü' },
      { path: '../base.policy.yaml', text: '' },
    ],
  });
});

test('a version is kept once, whoever saves it', async () => {
  const hashes = new Set(await Promise.all([saved(), saved(), saved()]));
  expect(await readdir(join(project, '.railwright/policies'))).toEqual([`${[...hashes].join()}.json`]);
});

test('what cannot be brought back says why', async () => {
  const sha256 = await saved();
  const reasonOf = async (hash: string) => ({ reason: '', ...(await readPolicyTexts(project, hash)) }).reason;
  expect(await reasonOf('0'.repeat(64))).toBe('the texts of this version were not kept');
  expect(await reasonOf('../../secret')).toBe('the run record does not name its policy by a SHA-256');
  await writeFile(join(project, '.railwright/policies', `${sha256}.json`), '[]');
  expect(await reasonOf(sha256)).toBe('the texts that were kept of this version were changed since');
  expect(await readPolicyTexts(project, await saved())).toMatchObject({ kind: 'sources' });
  const other = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
  await writeFile(join(project, '.railwright/policies', `${other}.json`), '{}');
  expect(await reasonOf(other)).toBe('what was kept of this version is no policy');
});

test('a policy that cannot be kept is told of', async () => {
  await writeFile(join(project, '.railwright'), 'a file');
  expect(await savePolicy(project, sources())).toEqual({
    kind: 'unsaved',
    reason: 'a file is where its folder should be',
  });
});

test('pins stay, also where several are set at once', async () => {
  expect(await pinnedRuns(project)).toEqual(new Set());
  const ids = Array.from({ length: 20 }, (_, index) => `20261112T101500000Z-support-agent-00000${index}`);
  await Promise.all(ids.map((id) => setPin(project, id, 'pinned')));
  expect(await pinnedRuns(project)).toEqual(new Set(ids));
  await Promise.all(ids.slice(1).map((id) => setPin(project, id, 'unpinned')));
  await setPin(project, 'nobody', 'unpinned');
  expect(await pinnedRuns(project)).toEqual(new Set(ids.slice(0, 1)));
});

test.each(['', '..', '../a', 'a/b', 'a\\b', '.hidden'])('%j is no id of a run', async (id) => {
  await mkdir(join(project, 'a'));
  expect(await setPin(project, id, 'pinned')).toBe(`\`${id}\` is no id of a run`);
  expect(await setPin(project, id, 'unpinned')).toBe(`\`${id}\` is no id of a run`);
  expect(await readdir(project)).toEqual(['a']);
});

test('a pin that cannot be set is told of', async () => {
  await writeFile(join(project, '.railwright'), 'a file');
  expect(await setPin(project, 'one', 'pinned')).toBe('a file is where its folder should be');
});
