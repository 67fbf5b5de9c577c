import type { OpinionRequest, Opinions } from '#engine/opinion/opinion.ts';
import type { ModelAnswer, ModelRequest } from '#engine/run/modelClient.ts';
import type { Settings } from '#engine/settings/settings.ts';
import { isLive, type LiveModel } from '../liveModel.ts';
import { judgeKey } from '../opinions/judgeKey.ts';
import { classifierKey } from '../services/classifierKey.ts';
import { answerKey } from './answerKey.ts';
import type { AnswerStore } from './answerStore.ts';
import { isAnswer } from './recordedAnswer.ts';
import { isOpinion } from './recordedOpinion.ts';

// What is on record, for who judges without asking anybody: nothing here can reach a network or a key.

/** Finds what a model has answered to a request. */
export function answersOnRecord(
  model: LiveModel,
  answers: Pick<AnswerStore, 'get'>,
): (request: ModelRequest) => ModelAnswer | undefined {
  return (request) => {
    const recorded = answers.get(model.name, answerKey(model, request));
    return isAnswer(recorded) ? { ...recorded, cached: true } : undefined;
  };
}

/** Finds what the judges and classifiers of a project have said. */
export function opinionsOnRecord(
  settings: Pick<Settings, 'models' | 'services'>,
  answers: Pick<AnswerStore, 'get'>,
): Opinions {
  return (request) => {
    const [name, key] = placeOf(request, settings);
    const recorded = key === undefined ? undefined : answers.get(name, key);
    return isOpinion(recorded) ? { kind: 'opinion', opinion: recorded.opinion } : undefined;
  };
}

/** The name of the file that an opinion is kept in, and its key there; no key where nobody can have been asked. */
function placeOf(
  request: OpinionRequest,
  { models, services }: Pick<Settings, 'models' | 'services'>,
): readonly [name: string, key: string | undefined] {
  switch (request.kind) {
    case 'judge': {
      const { model: name } = request;
      const model = models.get(name)?.settings;
      return [name, model && isLive(model) ? judgeKey({ ...model, name }, request) : undefined];
    }
    case 'classifier': {
      const { service: name } = request;
      const service = services.get(name)?.settings;
      return [name, service && classifierKey({ ...service, name }, request)];
    }
  }
}
