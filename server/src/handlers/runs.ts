import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  WorkDoneProgress,
} from 'vscode-languageserver';
import type { RunProgress } from '#engine/run/plan.ts';
import type { Notifications, RunOutcome, ServerRequests } from '#protocol/requests.ts';
import { pathOfUri } from '../lsp/uri.ts';
import { addModel } from '../runs/addModel.ts';
import { testDraft } from '../runs/testDraft.ts';
import type { Server } from '../server.ts';

type Params<M extends keyof ServerRequests> = ServerRequests[M]['params'];
type WithProgress = { readonly workDoneToken?: string | number };

/** Runs, the panel, and the set-up of models. */
export function handleRuns(server: Server): void {
  const { connection, store, models, keys, panel } = server;
  connection.onRequest<RunOutcome, void>(
    'railwright/run',
    (params: Params<'railwright/run'> & WithProgress, token: CancellationToken) => run(server, params, token),
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
  { connection, session }: Server,
  params: Params<'railwright/run'> & WithProgress,
  token: CancellationToken,
): Promise<RunOutcome> {
  try {
    const outcome = await session.run(params, signalOf(token), progressTo(connection, params.workDoneToken));
    // The lenses show the last verdicts.
    void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    return outcome;
  } catch (error) {
    connection.console.error(`run failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** How often progress is reported, in milliseconds. */
const reportMs = 100;

function progressTo(connection: Connection, token: string | number | undefined): (progress: RunProgress) => void {
  let reportedAt = 0;
  return ({ done, of }) => {
    if (token === undefined || performance.now() - reportedAt < reportMs) return;
    reportedAt = performance.now();
    void connection.sendProgress(WorkDoneProgress.type, token, {
      kind: 'report',
      message: `${done} of ${of}`,
      percentage: Math.floor((100 * done) / of),
    });
  };
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
