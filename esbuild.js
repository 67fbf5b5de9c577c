// Bundles the four programs: dist/client.js (extension host), dist/server.js and dist/cli.js (Node), dist/panel.js (browser).
// usage: node esbuild.js [--watch] [--production] [--metafile]
import { mkdir, writeFile } from 'node:fs/promises';
import esbuild from 'esbuild';
import { generateSchemas } from './schemas/generate.js';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'info',
  metafile: flags.has('--metafile'),
};
const node = { ...common, platform: 'node', target: 'node22', format: 'cjs', mainFields: ['module', 'main'] };

/** @type {Record<string, esbuild.BuildOptions>} */
const programs = {
  client: { ...node, entryPoints: ['client/src/extension.ts'], external: ['vscode'] },
  server: { ...node, entryPoints: ['server/src/main.ts'] },
  cli: { ...node, entryPoints: ['cli/src/main.ts'], banner: { js: '#!/usr/bin/env node' } },
  panel: { ...common, platform: 'browser', target: 'es2022', format: 'iife', entryPoints: ['panel/src/main.ts'] },
};

await generateSchemas();
await mkdir('dist', { recursive: true });
// The bundles are CommonJS, whatever the package around them is.
await writeFile('dist/package.json', '{ "type": "commonjs" }\n');

const options = Object.entries(programs).map(([name, program]) => ({ ...program, outfile: `dist/${name}.js` }));
if (flags.has('--watch')) {
  const contexts = await Promise.all(options.map((program) => esbuild.context(program)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const results = await Promise.all(options.map((program) => esbuild.build(program)));
  if (flags.has('--metafile')) {
    await Promise.all(
      results.map((result, i) => writeFile(`${options[i].outfile}.meta.json`, JSON.stringify(result.metafile))),
    );
  }
}
