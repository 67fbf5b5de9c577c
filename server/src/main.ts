import { parentPort, workerData } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { isLiveThread, startLiveThread } from './live/liveHost.ts';
import { connectionOptions } from './lsp/connectionOptions.ts';
import { systemSchedule } from './schedule.ts';
import { serve } from './server.ts';
import { warmUp } from './warmUp/warmUp.ts';

if (isLiveThread(workerData)) void serveLive();
else serveEditor();

/** Judges in a thread of the server's. What it is made of is not loaded by the server that an editor waits for. */
async function serveLive(): Promise<void> {
  const { createLiveSession } = await import('./live/liveSession.ts');
  const hear = createLiveSession({
    schedule: systemSchedule,
    now: () => performance.now(),
    post: (message) => parentPort?.postMessage(message),
  });
  parentPort?.on('message', hear);
}

function serveEditor(): void {
  // IPC, stdio, pipe or socket: as the arguments say that the client gives.
  const connection = createConnection(ProposedFeatures.all, connectionOptions());
  serve(connection, { startLive: startLiveThread, schedule: systemSchedule, warmUp });
  connection.listen();
}
