import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/project.ts';

/** Bundles the integration tests for the extension host; resolves to the bundle's path. */
export async function bundleIntegration(): Promise<string> {
  const outfile = join(root, 'out', 'integration.cjs');
  await build({
    entryPoints: [join(root, 'e2e', 'integration', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

if (import.meta.main) await bundleIntegration();
