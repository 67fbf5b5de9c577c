import type { AbortSignalLike, ModelRequest } from '#engine/run/modelClient.ts';
import { type CallContext, callModel } from './call/callModel.ts';
import type { Answered } from './call/exchange.ts';
import type { LiveModel } from './liveModel.ts';

/** What a first call shows. `message` is for people and holds no key. */
export interface ModelTest {
  readonly ok: boolean;
  readonly message: string;
}

const ONE_WORD: ModelRequest = {
  messages: [{ role: 'user', content: 'Reply with one word: ready' }],
  documents: [],
  tools: [],
  repeat: 0,
  caseId: '',
};

/** Asks a model for one word, to check its address, key, name and parameters. Tries once, and records nothing. */
export async function testModel(model: LiveModel, context: CallContext, signal: AbortSignalLike): Promise<ModelTest> {
  const reply = await callModel(model, ONE_WORD, { ...context, retries: 0 }, signal);
  if (reply.kind === 'failure') return { ok: false, message: reply.failure.message };
  return { ok: true, message: describe(model, reply.value) };
}

function describe({ name }: LiveModel, { said, durationMs, ignored }: Answered): string {
  const answered = `\`${name}\` answered \`${shorten(said.output ?? '')}\` in ${(durationMs / 1000).toFixed(1)} s`;
  if (ignored.length === 0) return answered;
  return `${answered}, but does not honour ${ignored.map((param) => `\`${param}\``).join(' and ')}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
