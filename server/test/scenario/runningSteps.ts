import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { RunParams } from '#protocol/requests.ts';
import type { Steps } from './steps.ts';
import type { World } from './world.ts';

/** Runs, and what a person does in the panel. */
export const runningSteps: Steps = [
  [
    /^`([^`]+)` is (run|previewed)(?: against `([^`]+)`)?(?:, only the (case|kind) `([^`]+)`)?$/,
    async (world, args) => {
      await startRun(world, args);
      await world.answer;
      await (await world.client()).settle();
      return undefined;
    },
  ],
  [/^`([^`]+)` starts to be (run)(?: against `([^`]+)`)?$/, startRun],
  [
    /^the model has been asked (\d+) times?$/,
    async (world, [times = '']) => {
      await world.model?.asked(Number(times));
      await (await world.client()).settle();
      return undefined;
    },
  ],
  [
    /^the run is cancelled$/,
    async (world) => {
      world.cancel?.cancel();
      await world.answer;
      await (await world.client()).settle();
      return undefined;
    },
  ],
  [/^the case `([^`]+)` is chosen in the panel$/, (world, [key = '']) => tellPanel(world, { kind: 'select', key })],
  [
    /^the case `([^`]+)` of `([^`]+)` is chosen$/,
    async (world, [key = '', name = '']) =>
      tellPanel(world, { kind: 'select', key, suite: (await world.client()).uri(name) }),
  ],
  [
    /^the baseline `([^`]+)` is chosen$/,
    (world, [id = '']) => tellPanel(world, { kind: 'baseline', id: world.withRunIds(id) }),
  ],
  [/^no baseline is chosen$/, (world) => tellPanel(world, { kind: 'baseline', id: 'none' })],
  [/^the panel is opened$/, (world) => tellPanel(world, { kind: 'ready' })],
  [
    /^the workspace is trusted$/,
    async (world) => {
      const client = await world.client();
      await client.tell('railwright/trustGranted', {});
      await client.settle();
      return undefined;
    },
  ],
];

async function startRun(
  world: World,
  [suite = '', mode, model = '', part, value = '']: readonly string[],
): Promise<undefined> {
  const client = await world.client();
  const params: RunParams = {
    suite: client.uri(suite),
    mode: mode === 'run' ? 'run' : 'preview',
    ...(model && { model }),
    ...(part === 'case' && { cases: [value] }),
    ...(part === 'kind' && { kind: value as NonNullable<RunParams['kind']> }),
  };
  world.cancel = new CancellationTokenSource();
  world.answer = client.request('railwright/run', { ...params, workDoneToken: 'progress' }, world.cancel.token);
  return undefined;
}

export async function tellPanel(world: World, message: object): Promise<undefined> {
  const client = await world.client();
  await client.notify('railwright/panelMessage', message);
  await client.settle();
  return undefined;
}
