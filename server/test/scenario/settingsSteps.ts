import type { ClientCapabilities } from 'vscode-languageserver';
import type { Steps } from './steps.ts';

/** An editor that shows hints and lenses, and lets itself be asked for its settings. */
const editorWithSettings: ClientCapabilities = {
  textDocument: { inlayHint: {} },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    codeLens: { refreshSupport: true },
  },
};

/** The settings of the editor itself: those of a project are in railwright.yaml. */
export const settingsSteps: Steps = [
  [
    /^an editor whose settings are$/,
    async (world, _, body) => {
      const configuration = new Map(Object.entries(JSON.parse(body) as object));
      world.settings = { ...world.settings, configuration, capabilities: editorWithSettings };
      return undefined;
    },
  ],
  [
    /^the settings of the editor become$/,
    async (world, _, body) => {
      const configuration = new Map(Object.entries(JSON.parse(body) as object));
      const before = (world.settings.configuration ?? new Map()) as Map<string, unknown>;
      for (const [section, value] of configuration) before.set(section, value);
      const client = await world.client();
      await client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.settle();
      return undefined;
    },
  ],
  [
    /^the editor has been told to ask for lenses again$/,
    async (world) => {
      const { refreshes } = (await world.client()).heard;
      const { length } = refreshes.filter((method) => method === 'workspace/codeLens/refresh');
      return length === 1 ? 'once' : `${length} times`;
    },
  ],
];
