import { type CancellationTokenSource, ProgressLocation, window } from 'vscode';

/** How far a piece of work is. `percentage` goes from 0 to 100 and never back. */
export interface Report {
  readonly message?: string;
  readonly percentage?: number;
}

/** Work that is done sooner than this, in milliseconds, shows no progress: a notification that flashes up says nothing. */
const patience = 400;

/** Does `work`, and shows its progress with a *Cancel* button where it takes long enough to be seen. */
export async function withProgress<T>(
  title: string,
  source: CancellationTokenSource,
  work: (report: (report: Report) => void) => Promise<T>,
): Promise<T> {
  let show: (report: Report) => void = () => {};
  const pending = work((report) => show(report));
  const timer = setTimeout(() => {
    window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (progress, token) => {
      token.onCancellationRequested(() => source.cancel());
      show = stepwise((step) => progress.report(step));
      return pending.catch(() => undefined);
    });
  }, patience);
  try {
    return await pending;
  } finally {
    clearTimeout(timer);
  }
}

/** The server says where the work is; the notification wants to hear how far it went since. */
function stepwise(report: (step: { message?: string; increment?: number }) => void): (report: Report) => void {
  let reached = 0;
  return ({ message, percentage = reached }) => {
    report({ message, increment: percentage - reached });
    reached = percentage;
  };
}
