import type { ModelClient } from '#engine/run/modelClient.ts';
import type { OpinionClient } from '#engine/run/opinionClient.ts';
import type { ModelSettings, Settings } from '#engine/settings/settings.ts';
import { openAnswerStore } from '#models/answers/answerStore.ts';
import { createCallLimit } from '#models/call/callLimit.ts';
import { systemTime } from '#models/call/time.ts';
import { isLive } from '#models/liveModel.ts';
import { createModelClient, type ModelContext } from '#models/modelClient.ts';
import { createOpinionClient } from '#models/opinions/opinionClient.ts';
import { type Problem, problem, warn } from './problem.ts';
import type { World } from './world.ts';

/** What is called over the network in a run. All calls share one limit and one store of answers. */
export interface Calls {
  model(model: ModelSettings & { readonly name: string }): ModelClient | Problem;
  readonly opinions: OpinionClient;
}

interface CallOptions {
  readonly concurrency: number;
  readonly answersFolder: string;
}

/** Keys come from the environment only. */
export function openCalls(settings: Settings, { concurrency, answersFolder }: CallOptions, world: World): Calls {
  const { timeoutMs, retries } = settings.run;
  const context: ModelContext = {
    environment: world.variable,
    secret: () => Promise.resolve(undefined),
    timeoutMs,
    retries,
    time: systemTime,
    limit: createCallLimit(concurrency),
    answers: openAnswerStore(answersFolder, (message) => warn(message, world)),
  };
  return {
    model: (model) =>
      isLive(model)
        ? createModelClient({ ...model, name: model.name }, context)
        : problem(`the model \`${model.name}\` names no \`model\``),
    opinions: createOpinionClient(settings, context),
  };
}
