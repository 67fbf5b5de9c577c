import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model that takes its time. */
export interface SlowModel {
  /** The base address of an OpenAI-compatible endpoint. */
  readonly url: string;
  /** How many questions came. */
  asked(): number;
  /** How many of them were answered: who asked may have gone. */
  answered(): number;
  /** How long an answer takes from now on, in milliseconds. */
  take(milliseconds: number): void;
  stop(): void;
}

/** Starts one on a free port, which says the same to whatever it is asked. */
export async function startSlowModel(reply: string): Promise<SlowModel> {
  let [asked, answered] = [0, 0];
  let milliseconds = 0;
  const completion = JSON.stringify({
    id: 'one',
    object: 'chat.completion',
    created: 1,
    model: 'slow-1',
    choices: [{ index: 0, message: { role: 'assistant', content: reply }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
  const server = createServer((_, response) => {
    asked++;
    setTimeout(() => {
      if (response.destroyed) return;
      answered++;
      response.setHeader('content-type', 'application/json').end(completion);
    }, milliseconds);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    answered: () => answered,
    take: (next) => {
      milliseconds = next;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
