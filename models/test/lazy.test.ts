import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files that are run when a bundle starts: those that are reached without a dynamic import. */
function reachedAtStart({ inputs }: Metafile, entries: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const imports = inputs[path]?.imports ?? [];
    open.push(...imports.filter(({ kind }) => kind !== 'dynamic-import').map((found) => found.path));
  }
  return reached;
}

test('the AI SDK is bundled, but not run before the first call', async () => {
  const entries = ['modelClient.ts', 'testModel.ts', 'opinions/opinionClient.ts'].map((file) => `models/src/${file}`);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'out',
    write: false,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    metafile: true,
  });
  const isSdk = (path: string) => /node_modules\/(@ai-sdk|zod)\//.test(path);
  expect(Object.keys(metafile.inputs).some(isSdk)).toBe(true);
  expect([...reachedAtStart(metafile, entries)].filter(isSdk)).toEqual([]);
});
