import { CancellationTokenSource, commands, type LogOutputChannel } from 'vscode';
import type { RunOutcome, RunParams } from '#protocol/requests.ts';
import { showNotice } from './notices.ts';
import { outcomeNotice } from './outcomeNotice.ts';
import type { Panel } from './panelProvider.ts';
import { withProgress } from './progress.ts';
import type { Server } from './server.ts';

/** The runs that are under way: at most one of each suite. */
export interface Runs {
  /** Runs cases and says how it ended. A run of the same suite that is still under way is cancelled. */
  start(params: RunParams): Promise<void>;
  /** Cancels every run that is under way. */
  cancel(): void;
}

export function createRuns(server: Server, panel: Panel, log: LogOutputChannel): Runs {
  const active = new Map<string, CancellationTokenSource>();
  const changed = () => commands.executeCommand('setContext', 'railwright.running', active.size > 0);

  async function start(params: RunParams): Promise<void> {
    active.get(params.suite)?.cancel();
    const source = new CancellationTokenSource();
    active.set(params.suite, source);
    changed();
    try {
      announce(await execute(server, params, source), params, panel, log);
    } finally {
      if (active.get(params.suite) === source) active.delete(params.suite);
      source.dispose();
      changed();
    }
  }

  return {
    start,
    cancel() {
      for (const source of active.values()) source.cancel();
    },
  };
}

async function execute(server: Server, params: RunParams, source: CancellationTokenSource): Promise<RunOutcome> {
  const { token } = source;
  try {
    return await withProgress(titles[params.mode], source, (onProgress) =>
      server.request('railwright/run', params, { token, onProgress }),
    );
  } catch (error) {
    if (token.isCancellationRequested) return { kind: 'cancelled', summary: 'cancelled' };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

const titles = {
  run: 'Railwright: running cases',
  preview: 'Railwright: judging recorded answers',
} satisfies Record<RunParams['mode'], string>;

function announce(outcome: RunOutcome, params: RunParams, panel: Panel, log: LogOutputChannel): void {
  if (outcome.kind === 'failed') log.error(`${params.mode} of ${params.suite} failed: ${outcome.message}`);
  const notice = outcomeNotice(outcome, params);
  // What the panel shows already needs no notice; and no run waits for its notice to be answered.
  if (notice && !(outcome.kind === 'done' && panel.visible)) void showNotice(notice);
}
