import { basename, dirname, relative } from 'node:path';

/** The packages of the AI SDK that are loaded when a model is asked. */
export const aiSdk = ['@ai-sdk/anthropic', '@ai-sdk/openai-compatible', '@ai-sdk/provider'];

/**
 * Leaves the AI SDK out of a program: it is larger than all else together, few runs ask a model, and two programs share it.
 * @type {import('esbuild').Plugin}
 */
export const aiSdkApart = {
  name: 'ai-sdk-apart',
  setup(build) {
    build.onResolve({ filter: /^@ai-sdk\// }, ({ path, kind }) =>
      kind === 'dynamic-import' && aiSdk.includes(path)
        ? { path: `./aiSdk/${basename(path)}.mjs`, external: true }
        : undefined,
    );
  },
};

/**
 * Leaves the language client out of what the editor loads to activate the extension: it is nine tenths of it, and compiling
 * it takes longer than all that activation does.
 * @type {import('esbuild').Plugin}
 */
export const languageClientApart = {
  name: 'language-client-apart',
  setup(build) {
    build.onResolve({ filter: /\/languageClient\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './languageClient.js', external: true } : undefined,
    );
  },
};

/**
 * The AI SDK never shows what zod says, in any of its fifty languages.
 * @type {import('esbuild').Plugin}
 */
export const withoutLocales = {
  name: 'without-locales',
  setup(build) {
    build.onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer, path }) =>
      /[\\/]zod[\\/]/.test(importer) ? { path, namespace: 'without-locales' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'without-locales' }, () => ({ contents: 'export {};' }));
  },
};

/**
 * Commander can start commands that are programs of their own. We have none, and the module takes Node a while to set up.
 * @type {import('esbuild').Plugin}
 */
export const processesOnDemand = {
  name: 'processes-on-demand',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'node:child_process', namespace: 'processes' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'processes' }, ({ path }) => ({
      contents: `module.exports = { get spawn() { return require('${path}').spawn; } };`,
    }));
  },
};

/**
 * Evaluates modules when one of their functions is first called, and not at the start: what they set up takes longer than
 * many a run, and most runs need few of them. Bundling fails where something else is imported from one, or nothing at all.
 * @param {Readonly<Record<string, readonly string[]>>} modules each a package as it is imported, or the path of a file,
 *   with the functions that it exports
 * @returns {import('esbuild').Plugin}
 */
export const onDemand = (modules) => ({
  name: 'on-demand',
  setup(build) {
    const names = Object.keys(modules).map((name) => basename(name).replaceAll('.', '\\.'));
    const filter = new RegExp(`(?:^|/)(?:${names.join('|')})$`);
    const unmet = new Set(Object.keys(modules));
    build.onResolve({ filter, namespace: 'file' }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind !== 'import-statement' || pluginData?.isResolving) return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: { isResolving: true } });
      const name = Object.hasOwn(modules, path) ? path : relative('', found.path).replaceAll('\\', '/');
      if (!Object.hasOwn(modules, name)) return undefined;
      unmet.delete(name);
      return { path: found.path, namespace: 'on-demand', pluginData: { functions: modules[name] } };
    });
    build.onEnd(() => ({ errors: [...unmet].map((name) => ({ text: `on-demand: nothing imports ${name}` })) }));
    build.onLoad({ filter: /./, namespace: 'on-demand' }, ({ path, pluginData }) => ({
      contents: stub(path, pluginData.functions),
      resolveDir: dirname(path),
    }));
  },
});

const stub = (path, functions) => `
let loaded;
const load = () => (loaded ??= require(${JSON.stringify(path)}));
${functions.map((name) => `export const ${name} = (...args) => load().${name}(...args);`).join('\n')}`;
