import { noOpinions, type OpinionReply, type OpinionRequest, type Opinions } from '../opinion/opinion.ts';
import type { ModelAnswer, ModelRequest } from '../run/modelClient.ts';
import { keptOpinions } from '../run/runCase.ts';
import type { Case } from '../suite/suite.ts';

/** What cases are judged on: all that is on record. Nothing of it asks anybody, and all of it is at hand at once. */
export interface LiveSource {
  readonly cases: readonly Case[];
  /** How often the model is asked for a case that says nothing else. */
  readonly repeat: number;
  /** The name of the model. Opinions that are kept with a case are of the answer of the model `recorded`. */
  readonly model: string;
  /** Whether a case has the same answer whatever is asked: then it is looked up once. */
  readonly answersByCase: boolean;
  /** The answer that is on record for what the model would be asked. */
  answerTo(testCase: Case, request: ModelRequest): ModelAnswer | undefined;
  /** The opinion that is on record, beside those that are kept with the cases. */
  opinionOn(request: OpinionRequest): OpinionReply | undefined;
  /** A path as people see it. */
  display(path: string): string;
}

/** What judges and classifiers are known to say of a case: of its input, and of its answer. */
export interface CaseOpinions {
  readonly ofInput: Opinions;
  readonly ofAnswer: Opinions;
}

export function opinionsOf(testCase: Case, { model, opinionOn }: LiveSource): CaseOpinions {
  if (!testCase.opinions) return { ofInput: opinionOn, ofAnswer: opinionOn };
  const kept = keptOpinions(testCase);
  const both: Opinions = (request) => kept(request) ?? opinionOn(request);
  return { ofInput: both, ofAnswer: model === 'recorded' ? both : opinionOn };
}

/** Of a case that is not judged. */
export const silent: CaseOpinions = { ofInput: noOpinions, ofAnswer: noOpinions };
