import { describe, expect, test } from 'vitest';
import type { OpinionRequest } from '#engine/opinion/opinion.ts';
import type { OpinionClient, OpinionClientReply } from '#engine/run/opinionClient.ts';
import type { Result } from '#schemas/generated/run.ts';
import { runTexts } from '../support/running.ts';

const policy = `policy: a
input: [{ id: shielded, when: { classifier: { service: shield } }, then: block }]
review: [{ id: judged, when: { judge: { model: reviewer, question: Money?, at_least: 0.7 } }, then: require_approval }]`;

const suite = `suite: a
policy: ./a.policy.yaml
model: recorded
cases:
  - { id: one, kind: normal, input: Hi, recorded: { output: Hello }, expect: allow }`;

/** A client that says what a function says, and keeps what it was asked. */
function scripted(
  reply: (request: OpinionRequest) => OpinionClientReply,
  recorded: readonly OpinionRequest['kind'][] = [],
): OpinionClient & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    asked,
    has: ({ kind }) => recorded.includes(kind),
    ask: async (request) => {
      asked.push(request.rule);
      return reply(request);
    },
  };
}

const says = (holds: boolean) => (): OpinionClientReply => ({
  kind: 'answer',
  answer: { opinion: { holds, confidence: 0.9 }, cached: false },
});

async function run(client: OpinionClient | undefined, mode: 'run' | 'preview' = 'run', text = suite): Promise<Result> {
  const { results } = await runTexts(policy, text, { mode, opinions: client });
  return results[0] as Result;
}

describe('opinions in a run', () => {
  test('are asked for when they are wanted: first on the input, then on the whole', async () => {
    const client = scripted(({ kind }) => says(kind === 'judge')());
    expect(await run(client)).toMatchObject({
      verdict: 'require_approval',
      decidedBy: { layer: 'review', rule: 'judged' },
      stoppedBy: ['review'],
      evaluated: { input: 1, action: 0, output: 0, review: 1 },
    });
    expect(client.asked).toEqual(['shielded', 'judged']);
  });

  test('on an answer are not asked for where the input is blocked', async () => {
    const client = scripted(says(true));
    expect(await run(client)).toMatchObject({ verdict: 'block', decidedBy: { rule: 'shielded' } });
    expect(client.asked).toEqual(['shielded']);
  });

  test.each([
    ['timeout', 'timeout'],
    ['unavailable', 'service_failed'],
    ['garbled', 'service_failed'],
    ['no-key', 'service_failed'],
  ] as const)('%s of the service is the error %s, and on_error decides', async (kind, reason) => {
    const client = scripted(() => ({ kind: 'failure', failure: { kind, message: 'no luck' } }));
    expect(await run(client)).toMatchObject({
      verdict: 'block',
      steps: [{ rule: 'shielded', outcome: 'error', reason, error: 'no luck', verdict: 'block' }],
    });
  });

  test('without anybody to ask, on_error decides', async () => {
    expect(await run(undefined)).toMatchObject({ verdict: 'block', steps: [{ reason: 'service_failed' }] });
  });

  test('a run that is cancelled meanwhile leaves the case without a verdict', async () => {
    const client = scripted(() => ({ kind: 'failure', failure: { kind: 'cancelled', message: 'cancelled' } }));
    expect(await run(client)).toMatchObject({ notEvaluated: { reason: 'cancelled' }, passed: false });
  });

  test('a preview asks nobody', async () => {
    const client = scripted(says(false));
    expect(await run(client, 'preview')).toMatchObject({ notEvaluated: { reason: 'needs-run' }, passed: false });
    expect(client.asked).toEqual([]);
  });

  test('a preview uses what is recorded', async () => {
    const client = scripted(says(false), ['judge', 'classifier']);
    expect(await run(client, 'preview')).toMatchObject({ verdict: 'allow', passed: true });
  });

  test('that are kept with a case need nobody', async () => {
    const kept = suite.replace(
      'recorded: { output: Hello }',
      'recorded: { output: Hello, opinions: { shielded: { holds: false }, judged: { holds: true, confidence: 0.8, reason: It does } } }',
    );
    const client = scripted(says(false));
    const result = await run(client, 'preview', kept);
    expect(result).toMatchObject({ verdict: 'require_approval', steps: [{ saw: { judge: 'yes', confidence: 0.8 } }] });
    expect(client.asked).toEqual([]);
  });
});
