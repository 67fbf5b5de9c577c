import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { signalOf } from './signal.ts';

/** The answer to a request that its client has taken back. */
export const cancelled = { code: LSPErrorCodes.RequestCancelled, message: 'the request was cancelled' } as const;

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
