// Another extension for YAML in the same window: no line is underlined twice.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { problems } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { openFile, runCommand, screenshot, statusItem } from './workbench.ts';
import { yamlExtension } from './yamlExtension.ts';

/** Each with a key that stands twice, which both extensions find: in another line of each file, to be told apart by. */
const files = {
  'other.yaml': { line: 2, text: 'a: 1\na: 2\n' },
  'shop-tools.yaml': {
    line: 9,
    text: 'tools:\n  - name: pay\n    inputSchema: { type: object }\n\n\n\n\n\ntools: []\n',
  },
  'twice.policy.yaml': { line: 4, text: 'policy: twice\nversion: "1"\nowner: a@b.example\nowner: c@d.example\n' },
  'twice.suite.yaml': { line: 5, text: 'suite: twice\npolicy: ./support.policy.yaml\n\n\nsuite: again\ncases: []\n' },
  'railwright.yaml': { line: 7, text: 'run:\n  concurrency: 8\n\n\n\n\nrun:\n  concurrency: 9\n' },
  'mapped.policy.yaml': { line: 6, text: 'policy: mapped\nversion: "1"\n\n\nowner: a@b.example\nowner: c@d.example\n' },
} as const;

const test = sessionTest({
  viewport: { width: 1500, height: 1300 },
  beside: yamlExtension,
  settings: {
    // As some have it: all YAML, which takes our files in too. One of them is named.
    'files.associations': { '*.yaml': 'yaml', 'mapped.policy.yaml': 'yaml' },
    // Red Hat's YAML asks nobody in the network.
    'yaml.schemaStore.enable': false,
    'yaml.kubernetesCRDStore.enable': false,
    'yaml.extension.recommendations': false,
    'redhat.telemetry.enabled': false,
  },
  prepare: async ({ folder }) => {
    for (const [name, { text }] of Object.entries(files)) await writeFile(join(folder, name), text);
  },
});

/** Who finds something in the line of a file where the key stands again, each once. */
const finders = async (page: Page, name: keyof typeof files): Promise<readonly string[]> =>
  (await problems(page)).filter(({ line }) => line === files[name].line).map(({ source }) => source);

test.for(['other.yaml', 'shop-tools.yaml'] as const)(
  'the other extension is there, and looks after %s',
  async (name, { page }) => {
    await openFile(page, name);
    await expect.poll(() => finders(page, name)).toEqual(['YAML']);
  },
);

test.for([
  ['twice.policy.yaml', 'Railwright Policy'],
  ['twice.suite.yaml', 'Railwright Suite'],
  ['railwright.yaml', 'Railwright Settings'],
] as const)('%s stays ours where all YAML is associated with the other one', async ([name, language], { page }) => {
  await openFile(page, name);
  await statusItem(page, language).waitFor();
  await expect.poll(() => finders(page, name)).toEqual(['railwright']);
});

test('a policy that the person has associated with YAML is left to the other extension, as long as it is open', async ({
  page,
}) => {
  await expect.poll(() => finders(page, 'mapped.policy.yaml')).toEqual(['railwright']);
  await openFile(page, 'mapped.policy.yaml');
  await expect.poll(() => finders(page, 'mapped.policy.yaml')).toEqual(['YAML']);
  await screenshot(page, 'beside-yaml-1-mapped');
  await openFile(page, 'mapped.policy.yaml');
  await runCommand(page, 'View: Close Editor');
  await expect.poll(() => finders(page, 'mapped.policy.yaml')).toEqual(['railwright']);
});

test('with all of them open, each line has been underlined by one', async ({ page }) => {
  const names = Object.keys(files) as (keyof typeof files)[];
  for (const name of names) await openFile(page, name);
  await expect.poll(async () => (await problems(page)).length).toBe(names.length);
  const lines = (await problems(page)).map(({ source, line }) => `${line} ${source}`);
  expect(lines.toSorted()).toEqual(['2 YAML', '4 railwright', '5 railwright', '6 YAML', '7 railwright', '9 YAML']);
  await screenshot(page, 'beside-yaml-2-all');
});
