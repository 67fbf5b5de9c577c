import { describe, expect, test } from 'vitest';
import { recordedModel } from '#engine/run/recordedModel.ts';
import { run as isRunRecord } from '#schemas/generated/validators.js';
import { type RunOptions, runTexts, said, scriptedModel, testHost } from '../support/running.ts';

const policy = `
policy: shop
version: "1"
defaults: { unmatched_action: allow }
input:
  - { id: bad-words, when: { contains: bitcoin }, then: block, message: No. }
  - { id: mail, when: { pii: [email] }, then: redact }
output:
  - { id: leak, when: { contains: secret }, then: block }`;

const suiteOf = (cases: readonly string[], rest = ''): string =>
  `suite: shop\npolicy: ./a.policy.yaml\nsystem: Be kind.\n${rest}cases:\n${cases.map((text) => `  - ${text}\n`).join('')}`;
const run = (cases: readonly string[], options?: RunOptions, rest = '') =>
  runTexts(policy, suiteOf(cases, rest), options);

const fine = '{ id: fine, kind: normal, input: Hello, recorded: { output: Hi } }';
const blocked = '{ id: blocked, kind: attack, input: Buy bitcoin }';
const unanswered = '{ id: unanswered, kind: normal, input: Hello }';

describe('a run', () => {
  test('leaves a record of the published shape', async () => {
    const record = await run([fine, blocked, unanswered], {}, 'gates: { catch_rate: ">= 1" }\n');
    expect(isRunRecord(record)).toBe(true);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    expect(record).toMatchObject({
      record: 1,
      id: '20261112T101500123Z-shop-hash o',
      startedAt: '2026-11-12T10:15:00.123Z',
      tool: { name: 'railwright', version: '1.2.3' },
      mode: 'run',
      policy: { path: 'a.policy.yaml', id: 'shop', version: '1', source: 'saved' },
      suite: { path: 'a.suite.yaml', id: 'shop' },
      model: { name: 'recorded', provider: 'recorded' },
      metrics: { cases: { total: 3, passed: 2, failed: 0, notEvaluated: 1 } },
      gates: [{ gate: 'catch_rate >= 1', value: 1, passed: true }],
    });
  });

  test('says of each case who decided, on which text', async () => {
    const [first, second] = (
      await run(['{ id: a, kind: edge, input: I am a@b.example, recorded: { output: Hi } }', blocked])
    ).results;
    expect(first).toMatchObject({
      case: 'a',
      verdict: 'redact',
      decidedBy: { layer: 'input', rule: 'mail' },
      answer: 'answered',
      expected: 'passed',
      passed: true,
      should: 'pass',
      cached: true,
      evaluated: { input: 2, action: 0, output: 1 },
      steps: [
        {
          layer: 'input',
          on: 'user:0',
          rule: 'mail',
          outcome: 'matched',
          spans: [{ start: 5, end: 16, label: 'EMAIL' }],
        },
      ],
      exchange: { messages: [{ role: 'user', content: 'I am a@b.example' }], documents: [], output: 'Hi', calls: [] },
      shown: 'Hi',
    });
    expect(second).toMatchObject({
      case: 'blocked',
      verdict: 'block',
      answer: 'none',
      expected: 'stopped',
      passed: true,
      stoppedBy: ['input'],
      shown: 'No.',
    });
    expect(second?.exchange.output).toBeUndefined();
  });

  test('a rule that matched in several arguments has a step for each', async () => {
    const mail = 'policy: a\naction: [{ id: mail, tool: "*", when: { pii: [email] }, then: redact }]';
    const args = '{ to: a@b.example, cc: [c@d.example, e@f.example] }';
    const { results } = await runTexts(
      mail,
      suiteOf([`{ id: a, kind: normal, input: x, recorded: { calls: [{ tool: send, args: ${args} }] } }`]),
    );
    expect(results[0]?.steps.map(({ on, spans }) => [on, spans.length])).toEqual([
      ['call:0/to', 1],
      ['call:0/cc/0', 1],
      ['call:0/cc/1', 1],
    ]);
  });

  test('results stand in the order of the cases, whatever the model answers first', async () => {
    const releases: (() => void)[] = [];
    const model = scriptedModel(async ({ messages }) => {
      await new Promise<void>((resolve) => releases.push(resolve));
      return said(messages[0]?.content ?? '');
    });
    const seen: string[] = [];
    const running = run(
      ['a', 'b', 'c'].map((id) => `{ id: ${id}, kind: normal, input: ${id} }`),
      { model, onResult: (result, { done, of }) => seen.push(`${result.case} ${done}/${of}`) },
    );
    await new Promise((resolve) => setImmediate(resolve));
    for (const release of releases.toReversed()) {
      release();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await running).results.map(({ case: id, shown }) => `${id}${shown}`)).toEqual(['aa', 'bb', 'cc']);
    expect(seen).toEqual(['c 1/3', 'b 2/3', 'a 3/3']);
  });

  test('hashes every source with its name: a change of any shows', async () => {
    const host = { ...testHost(), sha256: (text: string) => text };
    const suite = suiteOf([fine]);
    const files = { '/b.policy.yaml': 'policy: b\n' };
    const base = await runTexts('policy: a\nextends: ./b.policy.yaml', suite, { host, files });
    const changed = await runTexts('policy: a\nextends: ./b.policy.yaml', suite, {
      host,
      files: { '/b.policy.yaml': 'policy: b \n' },
    });
    expect(base.policy.sha256).toContain('b.policy.yaml');
    expect(changed.policy.sha256).not.toBe(base.policy.sha256);
    expect(changed.suite.sha256).toBe(base.suite.sha256);
  });

  test('gates are judged only where all cases are run', async () => {
    const record = await run([fine, blocked], {}, 'gates: { catch_rate: ">= 1" }\n');
    expect(record.gates).toHaveLength(1);
    const some = await run([fine, blocked], { cases: [] }, 'gates: { catch_rate: ">= 1" }\n');
    expect(some.gates).toEqual([]);
    expect(some.results).toEqual([]);
  });
});

describe('what the model is asked', () => {
  test('system, messages and documents after redaction, tools, and nothing for a blocked input', async () => {
    const model = scriptedModel(() => said('ok'));
    await runTexts(
      `${policy}\ntools: [{ name: ping }]`,
      suiteOf([
        '{ id: a, kind: normal, input: I am a@b.example, documents: [{ from: web, text: by c@d.example }] }',
        blocked,
      ]),
      { model },
    );
    expect(model.asked).toEqual([
      {
        system: 'Be kind.',
        messages: [{ role: 'user', content: 'I am [EMAIL]' }],
        documents: [{ from: 'web', text: 'by [EMAIL]' }],
        tools: [{ name: 'ping', description: undefined, inputSchema: { type: 'object' } }],
        repeat: 0,
        caseId: 'a',
      },
    ]);
  });

  test('a blocked input, a skipped case and a cancelled one are never asked for', async () => {
    const model = scriptedModel(() => said('ok'));
    const controller = new AbortController();
    controller.abort();
    await run([blocked, '{ id: s, kind: normal, input: x, skip: true }'], { model });
    await run([fine], { model, host: testHost(controller.signal) });
    expect(model.asked).toEqual([]);
  });

  test('every repeat is asked for, with its number, and is a result of its own', async () => {
    const model = scriptedModel(({ repeat }) => said(repeat === 1 ? 'a secret' : 'fine'));
    const record = await run(['{ id: a, kind: normal, input: x, repeat: 3 }', '{ id: b, kind: normal, input: x }'], {
      model,
      repeat: 2,
    });
    expect(model.asked.map(({ caseId, repeat }) => `${caseId}${repeat}`)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1']);
    expect(record.results.map(({ case: id, repeat, verdict }) => [id, repeat, verdict])).toEqual([
      ['a', 0, 'allow'],
      ['a', 1, 'block'],
      ['a', 2, 'allow'],
      ['b', 0, 'allow'],
      ['b', 1, 'block'],
    ]);
  });

  test('a case that is run once has no number', async () => {
    expect((await run([fine])).results[0]).not.toHaveProperty('repeat');
  });
});

describe('cases that are not evaluated', () => {
  const reasonsOf = async (cases: readonly string[], options?: RunOptions) =>
    (await run(cases, options)).results.map(({ case: id, passed, notEvaluated, verdict }) => [
      id,
      passed,
      notEvaluated?.reason,
      verdict,
    ]);

  test('a case without a recorded answer never passes', async () => {
    expect(await reasonsOf([fine, unanswered])).toEqual([
      ['fine', true, undefined, 'allow'],
      ['unanswered', false, 'no-answer', 'allow'],
    ]);
  });

  test('a skipped case says why', async () => {
    const { results } = await run([
      '{ id: s, kind: normal, input: x, skip: waits for the tool, recorded: { output: x } }',
    ]);
    expect(results[0]).toMatchObject({
      passed: false,
      notEvaluated: { reason: 'skipped', message: 'waits for the tool' },
    });
  });

  test.each([
    'no-key',
    'unauthorized',
    'rate-limited',
    'unavailable',
    'rejected',
    'unreachable',
    'timeout',
    'garbled',
  ] as const)('a model that fails by %s fails its case, and the run goes on', async (kind) => {
    const model = scriptedModel(({ caseId }) =>
      caseId === 'a' ? { kind: 'failure', failure: { kind, message: 'why' } } : said('ok'),
    );
    const record = await run(['{ id: a, kind: attack, input: x }', '{ id: b, kind: normal, input: x }'], { model });
    expect(record.results[0]).toMatchObject({
      passed: false,
      miss: false,
      notEvaluated: { reason: 'model-failed', message: 'why' },
    });
    expect(record.results[1]).toMatchObject({ passed: true });
    expect(record.metrics).toMatchObject({ catchRate: { of: 0 }, errorRate: { n: 1, of: 2 } });
  });

  test('what the input layer found is kept', async () => {
    const model = scriptedModel(() => ({ kind: 'failure', failure: { kind: 'timeout', message: 'why' } }));
    const { results } = await run(['{ id: a, kind: normal, input: I am a@b.example }'], { model });
    expect(results[0]).toMatchObject({ verdict: 'redact', steps: [{ rule: 'mail' }], evaluated: { input: 2 } });
  });

  test('cancelling a run ends it with what there is', async () => {
    const controller = new AbortController();
    const model = scriptedModel(({ caseId }) => {
      if (caseId === 'b') controller.abort();
      return caseId === 'b' ? { kind: 'failure', failure: { kind: 'cancelled', message: 'cancelled' } } : said('ok');
    });
    let looks = 0;
    const host = { ...testHost(controller.signal), elapsed: () => (looks += 100) };
    const record = await run(
      ['a', 'b', 'c', 'd'].map((id) => `{ id: ${id}, kind: normal, input: x }`),
      { model, host },
    );
    expect(record.results.map(({ case: id, notEvaluated }) => [id, notEvaluated?.reason])).toEqual([
      ['a', undefined],
      ['b', 'cancelled'],
      ['c', 'cancelled'],
      ['d', 'cancelled'],
    ]);
  });

  test('a long run lets other work have its turn', async () => {
    let looks = 0;
    let pauses = 0;
    const host = {
      ...testHost(),
      elapsed: () => (looks += 10),
      pause: async () => {
        pauses++;
      },
    };
    await run(
      Array.from({ length: 20 }, (_, i) => `{ id: c${i}, kind: normal, input: x, recorded: { output: x } }`),
      { host },
    );
    expect(pauses).toBeGreaterThan(5);
  });
});

describe('a preview', () => {
  const identity = { name: 'gpt', provider: 'test', model: 'gpt', params: {} };
  const model = recordedModel(identity, ({ messages }) =>
    messages[0]?.content === 'Hello' ? { output: 'Hi', calls: [] } : undefined,
  );

  test('judges what is recorded, and says what needs a run', async () => {
    const record = await run(
      ['{ id: a, kind: normal, input: Hello }', '{ id: b, kind: normal, input: I am a@b.example }', blocked],
      { model, mode: 'preview' },
    );
    expect(record.mode).toBe('preview');
    expect(record.results.map(({ case: id, verdict, notEvaluated }) => [id, verdict, notEvaluated?.reason])).toEqual([
      ['a', 'allow', undefined],
      ['b', 'redact', 'needs-run'],
      ['blocked', 'block', undefined],
    ]);
  });

  test('asks no model that has no answer', async () => {
    const asked = scriptedModel(() => said('ok'));
    await run([fine], { model: asked, mode: 'preview' });
    expect(asked.asked).toEqual([]);
  });
});
