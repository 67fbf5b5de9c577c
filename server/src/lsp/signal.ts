import type { CancellationToken } from 'vscode-languageserver';

/** A request's cancellation, as the rest of the code knows it. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
