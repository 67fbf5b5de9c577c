import { runHost } from '#disk/runHost.ts';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { opinionKey } from '#engine/opinion/opinion.ts';
import type { ModelAnswer, ModelClient, ModelReply } from '#engine/run/modelClient.ts';
import type { OpinionClient } from '#engine/run/opinionClient.ts';
import type { RunPlan } from '#engine/run/plan.ts';
import { runCase } from '#engine/run/runCase.ts';
import type { Case } from '#engine/suite/suite.ts';

/** What a run would ask, and whom. */
export interface CallCount {
  /** Answers and opinions that are there already. */
  readonly recorded: number;
  /** Cases whose answer is missing where nobody can be asked for it. */
  readonly unanswered: number;
  /** How often each model or service would be called, by its name in the settings. */
  readonly calls: ReadonlyMap<string, number>;
  /** Whether an answer is missing on which it depends what judges and classifiers are asked. */
  readonly isGuess: boolean;
}

export interface CountedPlan extends Pick<RunPlan, 'suite' | 'policy' | 'cases' | 'model' | 'opinions' | 'repeat'> {
  /** Whether the model can be asked for an answer that is missing. */
  readonly isLive: boolean;
}

/**
 * Counts as a run asks, for it is one: only that nobody is called, and what is missing is assumed to raise no objection.
 * Other work has its turn meanwhile. Once it is cancelled, it counts no further.
 */
export async function countCalls(plan: CountedPlan, signal: AbortSignal): Promise<CallCount> {
  const tally = createTally();
  const counted: RunPlan = {
    ...plan,
    mode: 'run',
    policySource: 'draft',
    model: countingModel(plan, tally),
    opinions: countingOpinions(plan.opinions, tally),
  };
  const host = runHost((path) => path, signal);
  let paused = host.elapsed();
  for (const testCase of plan.cases) {
    if (host.elapsed() - paused > 20) {
      await host.pause();
      paused = host.elapsed();
    }
    if (signal.aborted) break;
    const noted = notingKept(testCase, tally);
    const times = testCase.repeat ?? plan.repeat;
    for (let repeat = 0; repeat < times; repeat++) await runCase(counted, host, noted, repeat);
  }
  return tally.count();
}

/** What is asked is told apart by a key: the same thing is asked once. */
interface Tally {
  recorded(key: string): void;
  unanswered(key: string): void;
  called(name: string, key: string): void;
  guessed(): void;
  count(): CallCount;
}

function createTally(): Tally {
  const [recorded, unanswered] = [new Set<string>(), new Set<string>()];
  const calls = new Map<string, Set<string>>();
  let isGuess = false;
  return {
    recorded: (key) => recorded.add(key),
    unanswered: (key) => unanswered.add(key),
    called: (name, key) => calls.set(name, (calls.get(name) ?? new Set()).add(key)),
    guessed: () => {
      isGuess = true;
    },
    count: () => ({
      recorded: recorded.size,
      unanswered: unanswered.size,
      calls: new Map([...calls].map(([name, keys]) => [name, keys.size])),
      isGuess,
    }),
  };
}

/** What a model might answer: a text without anything in it that a rule could look for. */
const assumedAnswer: ModelAnswer = { output: '…', calls: [], cached: true };

/** The model of a plan: it gives the answers that are there. Without rules that ask about answers, no answer is looked at. */
function countingModel({ policy, model, isLive }: CountedPlan, tally: Tally): ModelClient {
  const asksAboutAnswers = (['action', 'output', 'review'] as const).some((layer) => asks(policy.rules[layer]));
  const { identity } = model;
  return {
    identity,
    has: model.has,
    ask: async (request, signal): Promise<ModelReply> => {
      const key = `answer/${request.caseId}/${request.repeat}`;
      if (model.has(request)) {
        tally.recorded(key);
        return asksAboutAnswers ? model.ask(request, signal) : noAnswer;
      }
      if (!isLive) tally.unanswered(key);
      else tally.called(identity.name, key);
      if (!isLive || !asksAboutAnswers) return noAnswer;
      tally.guessed();
      return { kind: 'answer', answer: assumedAnswer };
    },
  };
}

const noAnswer: ModelReply = { kind: 'failure', failure: { kind: 'no-answer', message: 'not looked at' } };

const asks = (rules: CompiledPolicy['rules']['input']): boolean =>
  rules.some(({ when, unless }) => when?.asks || unless?.asks);

function countingOpinions(client: OpinionClient | undefined, tally: Tally): OpinionClient {
  return {
    has: () => true,
    ask: async (request, signal) => {
      const key = `opinion/${opinionKey(request)}`;
      if (client?.has(request)) {
        tally.recorded(key);
        return client.ask(request, signal);
      }
      tally.called(request.kind === 'judge' ? request.model : request.service, key);
      return { kind: 'answer', answer: { opinion: { holds: false, confidence: 1 }, cached: true } };
    },
  };
}

/** The opinions that are kept with a case never get to be asked for: they are counted when they are looked up. */
function notingKept(testCase: Case, tally: Tally): Case {
  const { id, opinions } = testCase;
  if (!opinions) return testCase;
  const get: typeof opinions.get = (rule) => {
    if (opinions.has(rule)) tally.recorded(`kept/${id}/${rule}`);
    return opinions.get(rule);
  };
  return { ...testCase, opinions: Object.assign(new Map(opinions), { get }) };
}
