import { type CancellationToken, type ConnectionOptions, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { signalOf } from './signal.ts';

const cancelled = { code: LSPErrorCodes.RequestCancelled, message: 'the request was cancelled' } as const;

/** @throws the answer to a request that its client has taken back */
export function throwIfCancelled({ aborted }: AbortSignal): void {
  if (aborted) throw new ResponseError(cancelled.code, cancelled.message);
}

/** An answer that is found a part at a time. What was found of it until the request was taken back is none. */
export async function unlessCancelled<T>(
  token: CancellationToken,
  find: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = signalOf(token);
  const found = await find(signal);
  throwIfCancelled(signal);
  return found;
}

/** A request that is taken back before its turn is answered, and not worked on: who types leaves many behind. */
export const connectionOptions: ConnectionOptions = {
  connectionStrategy: {
    // Who sends it puts in the id.
    cancelUndispatched: ({ jsonrpc }) => ({ jsonrpc, id: null, error: cancelled }),
  },
};
