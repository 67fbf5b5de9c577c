import {
  type CancellationToken,
  commands,
  type TestController,
  TestRunProfileKind,
  type TestRunRequest,
  window,
} from 'vscode';
import type { Server } from '../server.ts';
import { watchSaves } from './continuous.ts';
import { detailedCoverage } from './coverage.ts';
import type { RunManner, Runner } from './runner.ts';
import { nodeOf } from './testNode.ts';
import type { TestTree } from './testTree.ts';

export interface ProfileContext {
  readonly server: Server;
  readonly tree: TestTree;
}

/** How a request is to be run; undefined where the person thinks better of it. */
type Choose = (request: TestRunRequest) => Promise<RunManner | undefined>;

/** The ways to run tests. In Restricted Mode the editor offers to trust the folder before it runs any of them. */
export function addProfiles(controller: TestController, run: Runner, context: ProfileContext): void {
  const { Run, Coverage } = TestRunProfileKind;
  const by =
    (choose: Choose) =>
    async (request: TestRunRequest, token: CancellationToken): Promise<void> => {
      const manner = await choose(request);
      if (!manner) return;
      const again = (next: TestRunRequest, until: CancellationToken): Promise<void> => run(next, manner, until);
      if (request.continuous) watchSaves({ ...context, run: again }, request, token);
      else await run(request, manner, token);
    };
  const always = (manner: RunManner) => by(async () => manner);
  const setUp = (): void => void commands.executeCommand('railwright.setUpModel');

  const usual = controller.createRunProfile('Run', Run, always({ mode: 'run' }), true, undefined, true);
  const other = by((request) => withOtherModel(context, request));
  const elsewhere = controller.createRunProfile('Run with Another Model…', Run, other);
  for (const profile of [usual, elsewhere]) profile.configureHandler = setUp;
  const preview = always({ mode: 'preview' });
  controller.createRunProfile('Preview (recorded answers, no model)', Run, preview, false, undefined, true);
  const covering = always({ mode: 'run', coverage: true });
  const coverage = controller.createRunProfile('Rules Reached', Coverage, covering, true);
  coverage.loadDetailedCoverage = async (_, file) => detailedCoverage(file);
}

async function withOtherModel(
  { server, tree }: ProfileContext,
  request: TestRunRequest,
): Promise<RunManner | undefined> {
  const [first] = request.include ?? tree.suites();
  if (!first) return undefined;
  const models = await server.request('railwright/models', { uri: nodeOf(first).suite });
  const items = models.map(({ name, detail }) => ({ label: name, description: detail }));
  const chosen = await window.showQuickPick(items, { title: 'Run with another model', placeHolder: 'Which model?' });
  return chosen && { mode: 'run', model: chosen.label };
}
