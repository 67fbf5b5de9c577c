import type { ClassifierRequest, JudgeRequest, OpinionRequest } from '#engine/opinion/opinion.ts';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import type { OpinionClient, OpinionClientReply } from '#engine/run/opinionClient.ts';
import type { Settings } from '#engine/settings/settings.ts';
import { isLive } from '../liveModel.ts';
import type { ModelContext } from '../modelClient.ts';
import type { OpinionSource } from '../opinionSource.ts';
import { failed } from '../resolved.ts';
import { createClassifier } from '../services/classifier.ts';
import { createJudge } from './judge.ts';

/**
 * The judges and classifiers of a project behind the engine's interface: a recorded opinion is replayed, any other is
 * asked for and recorded. Judges are models of the settings that are called over the network.
 */
export function createOpinionClient(
  { models, services }: Pick<Settings, 'models' | 'services'>,
  context: ModelContext,
): OpinionClient {
  const judges = new Map<string, OpinionSource<JudgeRequest>>();
  for (const [name, { settings }] of models)
    if (isLive(settings)) judges.set(name, createJudge({ ...settings, name }, context));
  const classifiers = new Map<string, OpinionSource<ClassifierRequest>>();
  for (const [name, { settings }] of services) classifiers.set(name, createClassifier({ ...settings, name }, context));
  return {
    has: (request) => {
      switch (request.kind) {
        case 'judge':
          return judges.get(request.model)?.has(request) ?? false;
        case 'classifier':
          return classifiers.get(request.service)?.has(request) ?? false;
      }
    },
    ask: async (request, signal: AbortSignalLike): Promise<OpinionClientReply> => {
      switch (request.kind) {
        case 'judge':
          return judges.get(request.model)?.ask(request, signal) ?? missing(request, models.has(request.model));
        case 'classifier':
          return classifiers.get(request.service)?.ask(request, signal) ?? missing(request, false);
      }
    },
  };
}

function missing(request: OpinionRequest, isRecorded: boolean): OpinionClientReply {
  if (request.kind === 'classifier')
    return failed('rejected', `there is no service \`${request.service}\` in the settings`);
  const { model } = request;
  return isRecorded
    ? failed('rejected', `the model \`${model}\` replays recorded answers, and cannot judge`)
    : failed('rejected', `there is no model \`${model}\` in the settings`);
}
