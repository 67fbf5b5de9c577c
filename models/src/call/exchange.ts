import type { LanguageModelV3, LanguageModelV3CallOptions, SharedV3Warning } from '@ai-sdk/provider';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import { describeFailure } from '../reply/failures.ts';
import { readAnswer, type Said } from '../reply/readAnswer.ts';
import { type Ready, ready } from '../resolved.ts';
import type { ExchangeNames, FailedExchange } from './failedExchange.ts';
import type { Time } from './time.ts';
import { type ExchangeContext, underDeadline } from './underDeadline.ts';

/** What is asked, and of whom. */
export interface Question {
  readonly model: LanguageModelV3;
  readonly options: LanguageModelV3CallOptions;
  readonly names: ExchangeNames;
}

export interface Answered {
  readonly said: Said;
  readonly durationMs: number;
  /** The parameters of the call that the model does not honour, e.g. `['seed']`. */
  readonly ignored: readonly string[];
}

/** Sends one request and reads its reply. Neither an answer nor a message holds the key. */
export function exchange(
  question: Question,
  context: ExchangeContext,
  signal: AbortSignalLike,
): Promise<Ready<Answered> | FailedExchange> {
  const { names } = question;
  const { address, key } = names;
  return underDeadline(
    {
      address,
      secrets: key.value === undefined ? [] : [key.value],
      send: (abort) => send(question, abort, context.time),
      describe: (error) => describeFailure(error, names, context.time.now()),
    },
    context,
    signal,
  );
}

async function send({ model, options }: Question, abortSignal: AbortSignal, time: Time) {
  const started = time.now().getTime();
  const reply = await model.doGenerate({ ...options, abortSignal });
  const durationMs = time.now().getTime() - started;
  const said = readAnswer(reply);
  return said.kind === 'failure'
    ? said
    : ready({ said: said.value, durationMs, ignored: ignoredParams(reply.warnings) });
}

/** The SDK's names of the parameters of the settings. */
const paramNames: Readonly<Record<string, string>> = {
  temperature: 'temperature',
  topP: 'top_p',
  maxOutputTokens: 'max_tokens',
  seed: 'seed',
};

function ignoredParams(warnings: readonly SharedV3Warning[]): readonly string[] {
  return warnings.flatMap((warning) => {
    const name = warning.type === 'unsupported' ? paramNames[warning.feature] : undefined;
    return name === undefined ? [] : [name];
  });
}
