import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { playScenario } from './scenario/playScenario.ts';

// Each file is a scenario, and its own snapshot: `vitest run server/test -u` writes what comes out into its `Then` blocks.

const folder = fileURLToPath(new URL('../../testFixtures/lsp', import.meta.url));

const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[\\/].*\.md$/.test(name));

test.for(names.sort())('%s', async (name) => {
  const path = `${folder}/${name}`;
  await expect(await playScenario(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path);
});
