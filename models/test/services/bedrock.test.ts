import { describe, expect, test } from 'vitest';
import { serviceEndpoint } from '../../src/services/target.ts';
import { KEY } from '../wire.ts';
import { exchange, opinionFrom, refusalFrom, replying } from './serviceWire.ts';

const arn = 'arn:aws:bedrock:eu-central-1:123456789012:guardrail/gr1';
const service = { type: 'bedrock', guardrail: arn, version: '3', region: 'eu-central-1' } as const;

const usage = { topicPolicyUnits: 1, contentPolicyUnits: 1, wordPolicyUnits: 1, sensitiveInformationPolicyUnits: 1 };
const invocationMetrics = { guardrailProcessingLatency: 112, usage };
const passed = { usage, action: 'NONE', outputs: [], assessments: [{ invocationMetrics }] };

const intervened = {
  usage,
  action: 'GUARDRAIL_INTERVENED',
  actionReason: 'Guardrail blocked.',
  outputs: [{ text: 'Sorry.' }],
  assessments: [
    {
      topicPolicy: { topics: [{ name: 'Finance', type: 'DENY', action: 'NONE', detected: false }] },
      contentPolicy: {
        filters: [
          { type: 'PROMPT_ATTACK', confidence: 'HIGH', filterStrength: 'LOW', action: 'BLOCKED', detected: true },
          { type: 'HATE', confidence: 'NONE', filterStrength: 'HIGH', action: 'NONE', detected: false },
        ],
      },
      wordPolicy: {
        customWords: [{ match: 'page', action: 'BLOCKED', detected: true }],
        managedWordLists: [{ match: 'damn', type: 'PROFANITY', action: 'BLOCKED' }],
      },
      sensitiveInformationPolicy: {
        piiEntities: [{ match: 'bob@shop.example', type: 'EMAIL', action: 'ANONYMIZED', detected: true }],
        regexes: [{ name: 'order', match: '4821', regex: '\\d{4}', action: 'NONE' }],
      },
      contextualGroundingPolicy: { filters: [{ type: 'GROUNDING', threshold: 0.7, score: 0.4, action: 'BLOCKED' }] },
      invocationMetrics,
    },
  ],
};

describe('what is sent', () => {
  test('what the model said as output, all else as input', async () => {
    const { asked } = await replying(service, exchange, passed, passed);
    const content = (texts: typeof exchange) => texts.map(({ text }) => ({ text: { text } }));
    expect(asked.map(({ path }) => path)).toEqual(
      Array(2).fill(`/guardrail/${encodeURIComponent(arn)}/version/3/apply`),
    );
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill(`Bearer ${KEY}`));
    expect(asked.map(({ body }) => body)).toEqual([
      { source: 'INPUT', content: content(exchange.slice(0, 2)), outputScope: 'FULL' },
      { source: 'OUTPUT', content: content(exchange.slice(2)), outputScope: 'FULL' },
    ]);
  });

  test('one request where there is only input', async () => {
    const { asked } = await replying({ ...service, version: undefined }, exchange.slice(0, 1), passed);
    expect(asked.map(({ path }) => path)).toEqual([`/guardrail/${encodeURIComponent(arn)}/version/DRAFT/apply`]);
  });

  test('to the address of the region', () => {
    const value = { url: 'https://bedrock-runtime.eu-central-1.amazonaws.com', query: {} };
    expect(serviceEndpoint({ ...service, name: 'shield' })).toEqual({ kind: 'ready', value });
  });

  test('below the path of the address', () => {
    const value = { url: 'https://proxy.example/aws', query: {} };
    expect(serviceEndpoint({ ...service, url: 'https://proxy.example/aws/', name: 's' })).toEqual({
      kind: 'ready',
      value,
    });
  });
});

describe('what is read', () => {
  test('no intervention', async () => {
    expect(await opinionFrom(service, exchange, passed, passed)).toEqual({ holds: false });
  });

  test('an intervention: what was found, and where its words stand', async () => {
    expect(await opinionFrom(service, exchange, intervened, passed)).toEqual({
      holds: true,
      reason: 'Guardrail blocked.',
      categories: [
        { name: 'Finance', found: false },
        { name: 'PROMPT_ATTACK', found: true },
        { name: 'HATE', found: false },
        { name: 'PROFANITY', found: true },
        { name: 'customWords', found: true },
        { name: 'EMAIL', found: true },
        { name: 'order', found: false },
        { name: 'GROUNDING', found: true, score: 0.4 },
      ],
      spans: [
        { on: 'user:0', start: 15, end: 19, label: 'customWords' },
        { on: 'document:0', start: 39, end: 55, label: 'EMAIL' },
      ],
    });
  });

  test('what is detected and let through is a category, and no objection', async () => {
    const filters = [{ type: 'VIOLENCE', confidence: 'LOW', action: 'NONE', detected: true }];
    const detected = { ...passed, assessments: [{ contentPolicy: { filters } }] };
    const opinion = await opinionFrom(service, exchange, detected, passed);
    expect(opinion).toEqual({ holds: false, categories: [{ name: 'VIOLENCE', found: true }] });
  });

  test('a match that stands in a text a million times has a limit of spans', async () => {
    const text = 'a'.repeat(1_000_000);
    const regexes = [{ name: 'a', match: 'a', action: 'BLOCKED', detected: true }];
    const reply = { ...intervened, assessments: [{ sensitiveInformationPolicy: { regexes } }] };
    const { spans } = await opinionFrom(service, [{ on: 'user:0', text }], reply);
    expect(spans).toHaveLength(1000);
  });
});

test.each([
  { what: 'no action', body: { ...passed, action: undefined }, reason: '`action` is missing or unknown' },
  { what: 'another action', body: { ...passed, action: 'BLOCKED' }, reason: '`action` is missing or unknown' },
  { what: 'no assessments', body: { action: 'NONE' }, reason: '`assessments` is missing' },
])('$what is no opinion', async ({ body, reason }) => {
  expect(await refusalFrom(service, exchange, body)).toContain(`garbled: URL sent no opinion: ${reason}`);
});

test('an opinion needs both replies', async () => {
  expect(await refusalFrom(service, exchange, intervened, {})).toContain('garbled: ');
});
