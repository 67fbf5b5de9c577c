import type { ModelClient } from '#engine/run/modelClient.ts';
import type { ModelSettings } from '#engine/settings/settings.ts';
import { openAnswerStore } from '#models/answers/answerStore.ts';
import { createCallLimit } from '#models/call/callLimit.ts';
import { systemTime } from '#models/call/time.ts';
import { isLive } from '#models/liveModel.ts';
import { createModelClient } from '#models/modelClient.ts';
import { type Problem, problem, warn } from './problem.ts';
import type { World } from './world.ts';

export interface CallSettings {
  readonly timeoutMs: number;
  readonly retries: number;
  readonly concurrency: number;
  readonly answersFolder: string;
}

/** A model that is called over the network. Keys come from the environment only. */
export function openLiveModel(
  model: ModelSettings & { readonly name: string },
  settings: CallSettings,
  world: World,
): ModelClient | Problem {
  if (!isLive(model)) return problem(`the model \`${model.name}\` names no \`model\``);
  return createModelClient(
    { ...model, name: model.name },
    {
      environment: world.variable,
      secret: () => Promise.resolve(undefined),
      timeoutMs: settings.timeoutMs,
      retries: settings.retries,
      time: systemTime,
      limit: createCallLimit(settings.concurrency),
      answers: openAnswerStore(settings.answersFolder, (message) => warn(message, world)),
    },
  );
}
