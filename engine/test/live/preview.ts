import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { LiveSource } from '#engine/live/liveSource.ts';
import type { ModelAnswer, ModelClient, ModelRequest } from '#engine/run/modelClient.ts';
import type { OpinionClient } from '#engine/run/opinionClient.ts';
import { runSuite } from '#engine/run/runSuite.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { testHost } from '../support/running.ts';

/** What a preview of the same cases gives, one case after the other. */
export function preview(compiled: CompiledPolicy, source: LiveSource): Promise<RunRecord> {
  const { cases, repeat } = source;
  const suite = { path: '/a.suite.yaml', id: 'a', gates: [], cases, sources: [] };
  const plan = { suite, policy: compiled, cases, repeat, model: modelOf(source), opinions: opinionsOf(source) };
  return runSuite({ ...plan, mode: 'preview', policySource: 'draft' }, testHost());
}

function modelOf({ cases, model, answerTo }: LiveSource): ModelClient {
  const find = (request: ModelRequest): ModelAnswer | undefined => {
    const testCase = cases.find(({ id }) => id === request.caseId);
    return testCase && answerTo(testCase, request);
  };
  return {
    identity: { name: model, provider: 'test', model, params: {} },
    has: (request) => find(request) !== undefined,
    ask: (request) => {
      const answer = find(request);
      if (!answer) throw new Error('a preview asks for what is there');
      return Promise.resolve({ kind: 'answer', answer });
    },
  };
}

function opinionsOf({ opinionOn }: LiveSource): OpinionClient {
  return {
    has: (request) => opinionOn(request) !== undefined,
    ask: (request) => {
      const reply = opinionOn(request);
      if (!reply) throw new Error('a preview asks for what is there');
      return Promise.resolve(
        reply.kind === 'opinion'
          ? { kind: 'answer', answer: { opinion: reply.opinion, cached: true } }
          : { kind: 'failure', failure: { kind: 'timeout', message: reply.message } },
      );
    },
  };
}

/** A result without what depends on the clock, as it is stored. */
export const timeless = (result: Result): unknown => JSON.parse(JSON.stringify({ ...result, overheadMs: 0 }));
