import { isParsed } from '#engine/document/documents.ts';
import { valueAt } from '#engine/document/nodes.ts';
import type { TestSuite } from '#protocol/tests.ts';
import type { DocumentStore } from '../documentStore.ts';
import { isUri } from '../lsp/uri.ts';
import { suiteChoices } from '../suiteChoices.ts';
import { suitePaths } from '../workspaceFiles.ts';

/** The suites of the workspace, in the order of their paths; drafts that are in no file come last. */
export async function listSuites(store: DocumentStore): Promise<readonly TestSuite[]> {
  const files = (await suiteChoices(store)).map(({ uri, id, path }) => ({ uri, id, path }));
  const drafts = (await suitePaths(store)).filter(isUri).map((uri) => draftAt(store, uri));
  return [...files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), ...drafts];
}

function draftAt({ documents }: DocumentStore, uri: string): TestSuite {
  const document = documents.parse(uri);
  const id = isParsed(document) ? valueAt(document.value, ['suite']) : undefined;
  const path = documents.display(uri);
  return { uri, id: typeof id === 'string' ? id : path, path };
}
