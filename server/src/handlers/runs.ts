import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { RunProgress } from '#engine/run/plan.ts';
import type { Notifications, PolicyOfRun, RunOutcome, ServerRequests } from '#protocol/requests.ts';
import { signalOf } from '../lsp/signal.ts';
import { pathOfUri } from '../lsp/uri.ts';
import { addModel } from '../runs/addModel.ts';
import { nowAndThen } from '../runs/nowAndThen.ts';
import { policyOfRun } from '../runs/policyOfRun.ts';
import { revisionsOf } from '../runs/revisions.ts';
import { testDraft } from '../runs/testDraft.ts';
import type { Server } from '../server.ts';

type Params<M extends keyof ServerRequests> = ServerRequests[M]['params'];
type RunRequest = Params<'railwright/run'> & { readonly workDoneToken?: string | number };

/** Runs, the panel, and the set-up of models. */
export function handleRuns(server: Server): void {
  const { connection, store, models, keys, live } = server;
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
  connection.onRequest('railwright/revisions', ({ uri }: Params<'railwright/revisions'>) =>
    revisionsOf(pathOfUri(uri), store, server.isTrusted()),
  );
  connection.onRequest<PolicyOfRun, void>(
    'railwright/policyOfRun',
    ({ uri, run: id }: Params<'railwright/policyOfRun'>) => policyOfRun(pathOfUri(uri), id, store),
  );
  connection.onNotification('railwright/panelMessage', (message: Notifications['railwright/panelMessage']) =>
    live.tell({ kind: 'panel', message }),
  );
  connection.onNotification('railwright/turnedTo', ({ uri }: Notifications['railwright/turnedTo']) =>
    live.tell({ kind: 'turnedTo', uri }),
  );
  connection.onNotification('railwright/trustGranted', () => {
    server.trust();
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
    return await session.run(params, signalOf(token), nowAndThen(reportMs, reportTo(progress)));
  } catch (error) {
    connection.console.error(`run failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  } finally {
    progress.done();
    // The lenses say how many answers are recorded.
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
