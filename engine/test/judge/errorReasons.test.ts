import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ErrorReason } from '#engine/compile/outcome.ts';
import { noOpinions, type Opinions } from '#engine/opinion/opinion.ts';
import { type Layer, layers, type OnError } from '#engine/policy/policy.ts';
import runSchema from '#schemas/run.schema.json' with { type: 'json' };
import { compileFiles } from '../fuzz/judged.ts';
import { call, type Given, judgeText } from '../support/judging.ts';

/** A condition that cannot be evaluated, and what else has to be so. */
interface Scene {
  readonly when: string;
  readonly given?: Given;
  readonly opinions?: Opinions;
}

const session = { none: null, text: 'yes', list: [1], pattern: '(' };
const judge = '{ judge: { model: m, question: "Yes?", at_least: 0.7 } }';
const unsure: Opinions = () => ({ kind: 'opinion', opinion: { holds: true, confidence: 0.1 } });
const failing =
  (reason: 'timeout' | 'service_failed'): Opinions =>
  () => ({ kind: 'failure', reason, message: 'no reply' });

/** The same in each layer. */
const everywhere = (scene: Scene): Readonly<Record<Layer, Scene>> => ({
  input: scene,
  action: scene,
  output: scene,
  review: scene,
});

/** Each reason, in each layer where a rule can fail for it. */
const scenes: Readonly<Record<ErrorReason, Partial<Record<Layer, Scene>>>> = {
  missing_argument: { action: { when: 'args.missing > 40' } },
  missing_value: everywhere({ when: 'session.missing == 1' }),
  null_value: everywhere({ when: 'session.none > 1' }),
  wrong_type: everywhere({ when: 'session.text > 1' }),
  evaluation_failed: everywhere({ when: '"session.list[3] == 1"' }),
  not_compiled: everywhere({ when: '{ matches: "(" }' }),
  unknown_tool: { action: { when: '"false"', given: { calls: [call('invented')] } } },
  unreadable_arguments: {
    action: {
      when: '"false"',
      given: { calls: [{ ...call('pay'), problem: { message: 'the arguments are not JSON' } }] },
    },
  },
  not_confident: everywhere({ when: judge, opinions: unsure }),
  timeout: everywhere({ when: judge, opinions: failing('timeout') }),
  service_failed: everywhere({ when: '{ classifier: { service: s } }', opinions: failing('service_failed') }),
  not_asked: everywhere({ when: judge, opinions: noOpinions }),
};

/** An exchange with one text or call for each layer. */
const exchange: Given = { user: 'hi', output: 'hello', calls: [call('pay', { amount: 1 })], session };

const policyOf = (layer: Layer, when: string, onError: OnError): string => `policy: a
tools: [{ name: pay }]
defaults: { unmatched_action: allow, on_error: ${onError} }
${layer}: [{ id: rule, ${layer === 'action' ? 'tool: "*", ' : ''}when: ${when}, then: flag }]`;

const rows = Object.entries(scenes).flatMap(([reason, inLayers]) =>
  layers.flatMap((layer) => (inLayers[layer] ? [[reason, layer, inLayers[layer]] as const] : [])),
);

describe.each(rows)('%s in the %s layer', (reason, layer, { when, given, opinions }) => {
  test.each<OnError>(['block', 'require_approval', 'allow'])('counts as %s where on_error says so', (onError) => {
    const { policy } = compileFiles({ '/a.policy.yaml': policyOf(layer, when, onError) });
    const { verdict, steps } = judgeText(policy, { ...exchange, ...given }, opinions);
    expect(verdict).toBe(onError);
    expect(steps.filter(({ outcome }) => outcome === 'error')).toMatchObject([
      { layer, verdict: onError, matches: [], error: { reason, message: expect.stringMatching(/^[a-z`].*[^.]$/) } },
    ]);
  });
});

describe('the reasons', () => {
  const reasons = Object.keys(scenes).sort();

  test('of the engine and of the run record are the same', () => {
    expect(runSchema.$defs.step.properties.reason.enum.toSorted()).toEqual(reasons);
  });

  test('are those that the types name', () => {
    const source = ['compile/outcome', 'opinion/opinion'].map(read).join('\n');
    const [, own = ''] = /export type ErrorReason =(.*?);/s.exec(source) ?? [];
    const [, ofOpinions = ''] = /export type OpinionFailure =(.*?);/s.exec(source) ?? [];
    expect([...`${own}${ofOpinions}`.matchAll(/'(\w+)'/g)].map(([, name]) => name).sort()).toEqual(reasons);
  });

  test.each(reasons)('%s has its line in the guide', (reason) => {
    expect(readFileSync(join(import.meta.dirname, '../../../docs/policy.md'), 'utf8')).toContain(`| \`${reason}\``);
  });
});

const read = (name: string): string => readFileSync(join(import.meta.dirname, `../../src/${name}.ts`), 'utf8');
