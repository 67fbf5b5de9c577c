import { type CancellationToken, CancellationTokenSource, TestRunRequest, type TextDocument, workspace } from 'vscode';
import type { Server } from '../server.ts';
import { letGo } from './letGo.ts';
import { nodeOf } from './testNode.ts';
import type { TestTree } from './testTree.ts';

export interface ContinuousContext {
  readonly server: Server;
  readonly tree: TestTree;
  run(request: TestRunRequest, token: CancellationToken): Promise<void>;
}

/** Runs what was chosen again, as far as it draws on a file that was saved; a run that is under way is cancelled by the next one. */
export function watchSaves(context: ContinuousContext, request: TestRunRequest, token: CancellationToken): void {
  let running = new CancellationTokenSource();
  const saved = async ({ uri }: TextDocument): Promise<void> => {
    const again = await affected(context, request, uri.toString());
    if (!again || token.isCancellationRequested) return;
    running.cancel();
    running.dispose();
    running = new CancellationTokenSource();
    await context.run(again, running.token);
  };
  const watching = workspace.onDidSaveTextDocument((document) => letGo(saved(document)));
  token.onCancellationRequested(() => {
    watching.dispose();
    running.cancel();
    running.dispose();
  });
}

async function affected(
  { server, tree }: ContinuousContext,
  { include, exclude, profile }: TestRunRequest,
  uri: string,
): Promise<TestRunRequest | undefined> {
  const suites = await server.request('railwright/suitesOf', { uri });
  const items = (include ?? tree.suites()).filter((item) => suites.includes(nodeOf(item).suite));
  return items.length > 0 ? new TestRunRequest(items, exclude, profile, true) : undefined;
}
