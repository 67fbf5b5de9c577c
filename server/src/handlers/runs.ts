import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { RunProgress } from '#engine/run/plan.ts';
import type { Notifications, RunOutcome, ServerRequests } from '#protocol/requests.ts';
import { signalOf } from '../lsp/signal.ts';
import { pathOfUri } from '../lsp/uri.ts';
import { addModel } from '../runs/addModel.ts';
import { testDraft } from '../runs/testDraft.ts';
import type { Server } from '../server.ts';

type Params<M extends keyof ServerRequests> = ServerRequests[M]['params'];
type RunRequest = Params<'railwright/run'> & { readonly workDoneToken?: string | number };

/** Runs, the panel, and the set-up of models. */
export function handleRuns(server: Server): void {
  const { connection, store, models, keys, panel } = server;
  connection.onRequest<RunOutcome, void>('railwright/run', (params: RunRequest, token: CancellationToken) =>
    run(server, params, token),
  );
  connection.onRequest('railwright/models', ({ uri }: Params<'railwright/models'>) => models.choices(pathOfUri(uri)));
  connection.onRequest('railwright/testModel', (draft: Params<'railwright/testModel'>, token: CancellationToken) => {
    if (!server.isTrusted()) return { ok: false, message: 'no model is called in Restricted Mode' };
    return testDraft(draft, keys, signalOf(token));
  });
  connection.onRequest('railwright/addModel', ({ uri, draft }: Params<'railwright/addModel'>) =>
    addModel(store, uri, draft),
  );
  connection.onNotification('railwright/panelMessage', (message: Notifications['railwright/panelMessage']) =>
    panel.handle(message),
  );
  connection.onNotification('railwright/trustGranted', () => {
    server.trust();
    panel.refresh();
  });
}

async function run(
  { connection, session, refreshLenses }: Server,
  { workDoneToken, ...params }: RunRequest,
  token: CancellationToken,
): Promise<RunOutcome> {
  const progress = connection.window.attachWorkDoneProgress(workDoneToken);
  progress.begin(params.mode === 'run' ? 'Running cases' : 'Judging recorded answers', 0);
  try {
    return await session.run(params, signalOf(token), nowAndThen(reportTo(progress)));
  } catch (error) {
    connection.console.error(`run failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  } finally {
    progress.done();
    // The lenses show the last verdicts.
    refreshLenses();
  }
}

type OnProgress = (progress: RunProgress) => void;

const reportTo =
  (progress: ReturnType<Connection['window']['attachWorkDoneProgress']>): OnProgress =>
  ({ done, of }) =>
    progress.report(Math.floor((100 * done) / of), `${done} of ${of}`);

/** How often progress is reported, in milliseconds. */
const reportMs = 100;

function nowAndThen(report: OnProgress): OnProgress {
  let reportedAt = Number.NEGATIVE_INFINITY;
  return (progress) => {
    if (performance.now() - reportedAt < reportMs) return;
    reportedAt = performance.now();
    report(progress);
  };
}
