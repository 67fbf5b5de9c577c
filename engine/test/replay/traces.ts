const call = { id: 'c1', name: 'issue_refund', args: { order: 'o1', amount: 90 } };
const json = JSON.stringify(call.args);
const question = 'Refund it.';
const chatCall = { id: 'c1', type: 'function', function: { name: call.name, arguments: json } };
const parts = (content: string) => [{ type: 'text', content }];

const otelInput = [{ role: 'user', parts: parts(question) }];
const otelOutput = [
  {
    role: 'assistant',
    parts: [{ type: 'tool_call', id: 'c1', name: call.name, arguments: call.args }],
    finish_reason: 'tool_call',
  },
];

/** A value as OTLP/JSON types it. */
export function otlp(value: unknown): unknown {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(otlp) } };
  return { kvlistValue: { values: otlpAttributes(value as Record<string, unknown>) } };
}

export const otlpAttributes = (attributes: Readonly<Record<string, unknown>>) =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: otlp(value) }));

const chatSpan = {
  traceId: 't1',
  spanId: 's1',
  name: 'chat gpt',
  startTimeUnixNano: '1793606400000000000',
  attributes: otlpAttributes({
    'gen_ai.operation.name': 'chat',
    'gen_ai.system_instructions': JSON.stringify(parts('Be kind.')),
    'gen_ai.input.messages': otelInput,
    'gen_ai.output.messages': otelOutput,
  }),
};

/** What an agent's loop records beside the model call: the agent around it, and the tool that was run. */
const aroundSpans = [
  {
    traceId: 't1',
    spanId: 's2',
    name: 'execute_tool issue_refund',
    attributes: otlpAttributes({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': call.name,
      'gen_ai.tool.call.id': 'c1',
      'gen_ai.tool.call.arguments': json,
    }),
  },
  {
    traceId: 't1',
    spanId: 's3',
    name: 'invoke_agent shop',
    attributes: otlpAttributes({
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.input.messages': otelInput,
      'gen_ai.output.messages': otelOutput,
    }),
  },
  { traceId: 't1', spanId: 's4', name: 'GET /health', attributes: otlpAttributes({ 'http.route': '/health' }) },
];

const eventSpan = (events: readonly unknown[]) => ({
  name: 'chat',
  context: { trace_id: 't', span_id: 's' },
  attributes: { 'gen_ai.operation.name': 'chat' },
  events,
});

/** One call, a refund of 90, in each shape. */
export const traces: Readonly<Record<string, unknown>> = {
  'OpenAI chat': {
    messages: [{ role: 'user', content: question }],
    response: { choices: [{ message: { role: 'assistant', content: null, tool_calls: [chatCall] } }] },
  },
  'OpenAI chat, the turns alone': [
    { role: 'user', content: question },
    { role: 'assistant', content: null, tool_calls: [chatCall] },
    { role: 'tool', tool_call_id: 'c1', content: 'done' },
    { role: 'assistant', content: 'It is on its way.' },
  ],
  'OpenAI Responses': {
    input: question,
    output: [{ type: 'function_call', call_id: 'c1', name: call.name, arguments: json }],
  },
  Anthropic: {
    request: { messages: [{ role: 'user', content: question }] },
    response: {
      role: 'assistant',
      type: 'message',
      content: [{ type: 'tool_use', id: 'c1', name: call.name, input: call.args }],
    },
  },
  MCP: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: call.name, arguments: call.args } },
  'AI SDK messages': {
    messages: [
      { role: 'user', content: question },
      {
        role: 'assistant',
        content: [{ type: 'tool-call', toolCallId: 'c1', toolName: call.name, input: call.args }],
      },
    ],
  },
  'AI SDK steps, version 5': {
    steps: [
      {
        content: [
          { type: 'tool-call', toolCallId: 'c1', toolName: call.name, input: call.args },
          { type: 'tool-result', toolCallId: 'c1', toolName: call.name, output: 'done' },
        ],
      },
      { content: [{ type: 'text', text: 'It is on its way.' }] },
    ],
  },
  'AI SDK steps, version 4': {
    steps: [
      {
        text: '',
        toolCalls: [{ toolCallId: 'c1', toolName: call.name, args: call.args }],
        toolResults: [{ toolCallId: 'c1', toolName: call.name, args: call.args, result: 'done' }],
      },
    ],
  },
  'OTLP with an agent, a tool and a span of something else': {
    resourceSpans: [{ resource: {}, scopeSpans: [{ scope: {}, spans: [chatSpan, ...aroundSpans] }] }],
  },
  'a span by itself': chatSpan,
  'a list of spans': [chatSpan],
  'a span of a tool': aroundSpans[0],
  'the log record of an operation': {
    resourceLogs: [
      {
        scopeLogs: [
          {
            logRecords: [
              {
                eventName: 'gen_ai.client.inference.operation.details',
                attributes: otlpAttributes({
                  'gen_ai.input.messages': otelInput,
                  'gen_ai.output.messages': otelOutput,
                }),
              },
            ],
          },
        ],
      },
    ],
  },
  'log records for each message': {
    resourceLogs: [
      {
        scopeLogs: [
          {
            logRecords: [
              { spanId: 'a', eventName: 'gen_ai.user.message', attributes: [], body: otlp({ content: question }) },
              {
                spanId: 'a',
                attributes: otlpAttributes({ 'event.name': 'gen_ai.choice' }),
                body: otlp({ index: 0, message: { tool_calls: [chatCall] } }),
              },
            ],
          },
        ],
      },
    ],
  },
  'a span with an event for each message': eventSpan([
    { name: 'gen_ai.user.message', attributes: { 'gen_ai.event.content': JSON.stringify({ content: question }) } },
    {
      name: 'gen_ai.choice',
      attributes: { 'gen_ai.event.content': JSON.stringify({ index: 0, message: { tool_calls: [chatCall] } }) },
    },
  ]),
  'a span with a prompt event': eventSpan([
    {
      name: 'gen_ai.content.prompt',
      attributes: { 'gen_ai.prompt': JSON.stringify([{ role: 'user', content: question }]) },
    },
    {
      name: 'gen_ai.content.completion',
      attributes: { 'gen_ai.completion': JSON.stringify([{ role: 'assistant', tool_calls: [chatCall] }]) },
    },
  ]),
  'a span of OpenLLMetry': {
    name: 'openai.chat',
    attributes: {
      'gen_ai.prompt.0.role': 'user',
      'gen_ai.prompt.0.content': question,
      'gen_ai.completion.0.role': 'assistant',
      'gen_ai.completion.0.tool_calls.0.id': 'c1',
      'gen_ai.completion.0.tool_calls.0.name': call.name,
      'gen_ai.completion.0.tool_calls.0.arguments': json,
    },
  },
  'a span of the AI SDK': {
    name: 'ai.generateText.doGenerate',
    attributes: {
      'ai.prompt.messages': JSON.stringify([{ role: 'user', content: question }]),
      'ai.response.toolCalls': JSON.stringify([{ toolCallId: 'c1', toolName: call.name, args: json }]),
    },
  },
  'a run record': {
    record: 1,
    startedAt: '2026-11-12T10:15:00Z',
    results: [
      {
        case: 'a',
        verdict: 'allow',
        decidedBy: null,
        answer: 'answered',
        exchange: {
          messages: [{ role: 'user', content: question }],
          documents: [],
          calls: [{ tool: call.name, args: call.args, verdict: 'allow', id: 'c1' }],
        },
      },
    ],
  },
  'a case of a suite': { id: 'a', input: question, recorded: { calls: [{ tool: call.name, args: call.args }] } },
  "this project's own": {
    messages: [{ role: 'user', content: question }],
    calls: [{ tool: call.name, args: call.args }],
  },
};
