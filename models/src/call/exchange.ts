import type { LanguageModelV3, LanguageModelV3CallOptions, SharedV3Warning } from '@ai-sdk/provider';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import { describeFailure } from '../reply/failures.ts';
import { readAnswer, type Said } from '../reply/readAnswer.ts';
import { scrubAnswer, scrubText } from '../reply/scrub.ts';
import { failed, type Ready, ready } from '../resolved.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import type { ExchangeNames, FailedExchange } from './failedExchange.ts';
import { cancelled } from './retries.ts';
import type { Time } from './time.ts';

/** What is asked, and of whom. */
export interface Question {
  readonly model: LanguageModelV3;
  readonly options: LanguageModelV3CallOptions;
  readonly names: ExchangeNames;
}

export interface ExchangeContext {
  /** How long one exchange may take, in milliseconds; the waits between exchanges are not counted. */
  readonly timeoutMs: number;
  readonly time: Time;
}

export interface Answered {
  readonly said: Said;
  readonly durationMs: number;
  /** The parameters of the call that the model does not honour, e.g. `['seed']`. */
  readonly ignored: readonly string[];
}

/** Sends one request and reads its reply. Neither an answer nor a message holds the key. */
export async function exchange(
  question: Question,
  { timeoutMs, time }: ExchangeContext,
  signal: AbortSignalLike,
): Promise<Ready<Answered> | FailedExchange> {
  const key = question.names.key.value;
  const deadline = startDeadline(timeoutMs, signal);
  const result = await send(question, deadline, time)
    .catch((error: unknown) => explain(error, deadline.ended(), question.names, { timeoutMs, time }))
    .finally(deadline.release);
  if (result.kind === 'ready') return ready(scrubAnswer(result.value, key));
  const { kind, message } = result.failure;
  return { ...result, failure: { kind, message: scrubText(message, key) } };
}

async function send({ model, options }: Question, { signal }: Deadline, time: Time) {
  const started = time.now().getTime();
  const reply = await model.doGenerate({ ...options, abortSignal: signal });
  const durationMs = time.now().getTime() - started;
  const said = readAnswer(reply);
  return said.kind === 'failure'
    ? said
    : ready({ said: said.value, durationMs, ignored: ignoredParams(reply.warnings) });
}

async function explain(
  error: unknown,
  ended: ReturnType<Deadline['ended']>,
  names: ExchangeNames,
  { timeoutMs, time }: ExchangeContext,
): Promise<FailedExchange> {
  switch (ended) {
    case 'cancelled':
      return cancelled();
    case 'timeout':
      return failed('timeout', `no answer from ${names.address} within ${timeoutMs / 1000} s`);
    case undefined:
      return describeFailure(error, names, time.now());
  }
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
