import { describe, expect, test } from 'vitest';
import type { Opinion } from '#engine/opinion/opinion.ts';
import { classify, opinionFrom, opinionOf, refusalFrom, refusalOf, replying, serveService } from './serviceWire.ts';

const service = { type: 'guardrails-ai', guard: 'pii guard', params: { sources: ['a'] } } as const;
const text = 'Mail bob@shop.example, 👋 bob';
const output = [{ on: 'output', text }];

function outcome(own: object = {}, said = text) {
  return {
    callId: '42',
    rawLlmOutput: said,
    validatedOutput: said,
    validationPassed: true,
    validationSummaries: [],
    ...own,
  };
}

function failure(own: object = {}) {
  return {
    validatorName: 'DetectPII',
    validatorStatus: 'fail',
    propertyPath: '$',
    failureReason: 'The text holds an email address',
    errorSpans: [{ start: 5, end: 21, reason: 'EMAIL_ADDRESS' }],
    ...own,
  };
}

test('what is sent: one text to a request, in snake_case', async () => {
  const other = { on: 'user:0', text: 'Hi' };
  const { asked } = await replying(service, [other, ...output], outcome({}, 'Hi'), outcome());
  expect(asked.map(({ path }) => path)).toEqual(Array(2).fill('/guards/pii%20guard/validate'));
  expect(asked.map(({ body }) => body)).toEqual(
    ['Hi', text].map((llm_output) => ({ llm_output, num_reasks: 0, metadata: { sources: ['a'] } })),
  );
});

describe('what is read', () => {
  test('passed', async () => {
    expect(await opinionFrom(service, output, outcome())).toEqual({ holds: false });
  });

  test('failed: which validator, why, and where', async () => {
    const failed = outcome({ validationPassed: false, validatedOutput: null, validationSummaries: [failure()] });
    expect(await opinionFrom(service, output, failed)).toEqual({
      holds: true,
      reason: 'The text holds an email address',
      categories: [{ name: 'DetectPII', found: true }],
      spans: [{ on: 'output', start: 5, end: 21, label: 'DetectPII' }],
    });
  });

  const whole = { on: 'output', start: 0, end: text.length, label: 'DetectPII' };
  test.each<{ where: string; own: object; span: object }>([
    { where: 'behind an emoji', own: { errorSpans: [{ start: 25, end: 28 }] }, span: { start: 26, end: 29 } },
    { where: 'nowhere', own: { errorSpans: undefined }, span: whole },
    { where: 'behind the end', own: { errorSpans: [{ start: 5, end: 99 }] }, span: whole },
    { where: 'before the start', own: { errorSpans: [{ start: -3, end: 9 }] }, span: whole },
    { where: 'in a field of the text', own: { propertyPath: '$.name' }, span: whole },
  ])('a span $where', async ({ own, span }) => {
    const failed = outcome({ validationPassed: false, validationSummaries: [failure(own)] });
    expect((await opinionFrom(service, output, failed)).spans).toMatchObject([span]);
  });

  test.each<{ what: string; own: object; opinion: Partial<Opinion> }>([
    {
      what: 'with its failure',
      own: { validatedOutput: 'Mail <EMAIL>, 👋 bob', validationSummaries: [failure()] },
      opinion: { reason: 'The text holds an email address' },
    },
    {
      what: 'and nothing said of it',
      own: { validatedOutput: 'Mail <EMAIL>, 👋 bob' },
      opinion: { spans: [{ on: 'output', start: 5, end: 21, label: 'validation' }] },
    },
  ])('a text that was mended ($what) was objected to', async ({ own, opinion }) => {
    expect(await opinionFrom(service, output, outcome(own))).toMatchObject({ holds: true, ...opinion });
  });

  test('`on_fail="exception"`: HTTP 400 with a detail', async () => {
    await using server = await serveService((_, __, response) => {
      response.writeHead(400).end('{"detail":"Validation failed for field with errors: no"}');
      return undefined;
    });
    expect(await opinionOf(classify({ ...service, url: server.url }, output))).toEqual({
      holds: true,
      reason: 'Validation failed for field with errors: no',
      spans: [{ ...whole, label: 'validation' }],
    });
  });

  test.each([
    { status: 400, body: '{"message":"bad"}', failure: 'rejected: HTTP 400 from URL: bad' },
    { status: 404, body: '{"status":404,"message":"NotFound"}', failure: 'rejected: HTTP 404 from URL: NotFound' },
    { status: 422, body: '{"detail":"no"}', failure: 'rejected: HTTP 422 from URL: no' },
  ])('HTTP $status $body is no opinion', async ({ status, body, failure }) => {
    await using server = await serveService((_, __, response) => void response.writeHead(status).end(body));
    const refusal = await refusalOf(classify({ ...service, url: server.url }, output));
    expect(refusal.replace(server.url, 'URL')).toBe(failure);
  });
});

test.each([
  {
    what: 'a server that did not see the text (guardrails#1200)',
    body: outcome({ rawLlmOutput: null }),
    reason: '`rawLlmOutput` is not the text that was sent',
  },
  { what: 'no verdict', body: outcome({ validationPassed: undefined }), reason: '`validationPassed` is missing' },
  {
    what: 'snake_case',
    body: { raw_llm_output: text, validation_passed: true },
    reason: '`validationPassed` is missing',
  },
  {
    what: 'summaries of another type',
    body: outcome({ validationSummaries: 'none' }),
    reason: '`validationSummaries` is not a list of summaries',
  },
])('$what is no opinion', async ({ body, reason }) => {
  expect(await refusalFrom(service, output, body)).toContain(`garbled: URL sent no opinion: ${reason}`);
});
