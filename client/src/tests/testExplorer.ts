import { type Disposable, type TextDocument, tests, workspace } from 'vscode';
import { languages } from '../languages.ts';
import type { Server } from '../server.ts';
import { letGo } from './letGo.ts';
import { addProfiles } from './profiles.ts';
import { createRunner } from './runner.ts';
import { createShownRuns } from './shownRuns.ts';
import { createTestTree } from './testTree.ts';

/** The suites of the workspace in the Test Explorer: found when somebody looks, run from there, and marked in the gutter. */
export function createTestExplorer(server: Server): Disposable {
  const controller = tests.createTestController('railwright', 'Railwright');
  const tree = createTestTree(controller, server);
  const shown = createShownRuns(controller, tree);
  addProfiles(controller, createRunner({ controller, server, tree, shown }), { server, tree });
  controller.resolveHandler = (item) => (item ? tree.resolve(item) : tree.list());
  controller.refreshHandler = () => tree.refresh();
  const open = (document: TextDocument): void => {
    if (document.languageId === languages.suite) letGo(tree.reveal(document.uri));
  };
  const parts: readonly Disposable[] = [
    controller,
    // A server that has come up anew has not heard of anybody who wants to know of tests.
    server.onStarted(() => letGo(tree.refresh().then(() => workspace.textDocuments.forEach(open)))),
    server.onNotification('railwright/testsChanged', (changes) => letGo(tree.follow(changes))),
    server.onNotification('railwright/testRun', shown.hear),
    // Marks in the gutter are of tests that are known.
    workspace.onDidOpenTextDocument(open),
  ];
  return {
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}
