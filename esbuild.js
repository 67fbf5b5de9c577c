// Bundles the programs: dist/client.js and dist/languageClient.js (extension host), dist/server.js and dist/cli.js (Node), dist/panel.js (browser),
// dist/report.js (browser, a part of each HTML report), dist/engine.mjs (any program that imports it); and what they load: dist/serverMain.js, dist/cliMain.js, dist/aiSdk/*.mjs.
// usage: node esbuild.js [--watch] [--production] [--metafile] [--outdir=FOLDER] [PROGRAM…]
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import {
  aiSdk,
  aiSdkApart,
  languageClientApart,
  onDemand,
  processesOnDemand,
  withoutLocales,
} from './esbuildPlugins.js';
import { generateSchemas } from './schemas/generate.js';

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    watch: { type: 'boolean', default: false },
    production: { type: 'boolean', default: false },
    metafile: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
  },
});

const common = {
  outdir: flags.outdir,
  bundle: true,
  minify: flags.production,
  sourcemap: flags.production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'info',
  metafile: flags.metafile,
};
const node = { ...common, platform: 'node', target: 'node22', format: 'cjs', mainFields: ['module', 'main'] };

/** @param {readonly string[]} names each the name of a file, and of what it exports */
const detectors = (...names) =>
  Object.fromEntries(names.map((name) => [`engine/src/compile/detectors/${name}.ts`, [name]]));
/** Programs that are loaded with what was compiled of them before (`disk/src/compiledProgram.ts`): each is one function. */
const engineUser = {
  ...node,
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  plugins: [
    aiSdkApart,
    processesOnDemand,
    onDemand({
      'libphonenumber-js/min': ['isPossiblePhoneNumber'],
      'disk/src/runHost.ts': ['runHost'],
      'engine/src/compile/cel/celParts.ts': ['celFieldsSeen', 'celParts', 'wholeRange'],
      'engine/src/compile/cel/compileCel.ts': ['compileCel', 'compileExpression'],
      'engine/src/compile/cel/scopes.ts': ['celScopes', 'knownScopes', 'ruleVariables'],
      'engine/src/compile/compileRewrite.ts': ['compileRewrite'],
      'engine/src/compile/detectors/contains.ts': ['contains', 'wordsOf'],
      'engine/src/compile/detectors/moreThan.ts': ['moreThan'],
      'engine/src/compile/jsonSchema.ts': ['compileJsonSchema'],
      'engine/src/detect/pattern.ts': ['compilePattern'],
      ...detectors('conformsTo', 'encoded', 'injection', 'leaks', 'matches', 'pii', 'secrets', 'urls'),
    }),
  ],
};

/** @type {Record<string, esbuild.BuildOptions>} */
const programs = {
  client: {
    ...node,
    entryPoints: { client: 'client/src/extension.ts', languageClient: 'client/src/languageClient.ts' },
    external: ['vscode'],
    supported: { 'dynamic-import': false }, // the editor hands `vscode` to what is required
    plugins: [languageClientApart],
  },
  server: { ...node, entryPoints: { server: 'server/src/start.ts' } },
  serverMain: { ...engineUser, entryPoints: { serverMain: 'server/src/main.ts' } },
  cli: {
    ...node,
    entryPoints: { cli: 'cli/src/start.ts' },
    banner: { js: '#!/usr/bin/env node' },
  },
  cliMain: { ...engineUser, entryPoints: { cliMain: 'cli/src/main.ts' } },
  aiSdk: {
    ...node,
    entryPoints: aiSdk,
    outdir: `${flags.outdir}/aiSdk`,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    splitting: true,
    plugins: [withoutLocales],
  },
  panel: {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: { panel: 'panel/src/main.ts' },
  },
  report: {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    sourcemap: false, // its text becomes a part of each report
    minify: true,
    entryPoints: { report: 'report/src/main.ts' },
  },
  engine: {
    ...common,
    platform: 'neutral', // what is of Node or of the browser alone does not resolve
    mainFields: ['module', 'main'],
    target: 'es2022',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    entryPoints: { engine: 'engine/src/embed/engine.ts' },
  },
};

await generateSchemas();
await mkdir(flags.outdir, { recursive: true });
// The bundles are CommonJS, whatever the package around them is.
await writeFile(`${flags.outdir}/package.json`, '{ "type": "commonjs" }\n');

const builds = Object.entries(programs).filter(([name]) => wanted.length === 0 || wanted.includes(name));
// Its files are named by what is in them, so that old ones would stay.
if (builds.some(([name]) => name === 'aiSdk')) await rm(`${flags.outdir}/aiSdk`, { recursive: true, force: true });
if (flags.watch) {
  const contexts = await Promise.all(builds.map(([, program]) => esbuild.context(program)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const results = await Promise.all(builds.map(([, program]) => esbuild.build(program)));
  if (flags.metafile) {
    const file = (i) => `${flags.outdir}/${builds[i][0]}.js.meta.json`;
    await Promise.all(results.map((result, i) => writeFile(file(i), JSON.stringify(result.metafile))));
  }
}
