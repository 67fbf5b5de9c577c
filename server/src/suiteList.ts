import { findFiles } from '#disk/findFiles.ts';
import { kindOfFile } from '#engine/check/checkFile.ts';
import { isParsed } from '#engine/document/documents.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import type { SuiteChoice } from '#protocol/panel.ts';
import type { DocumentStore } from './documentStore.ts';
import { uriOfPath } from './lsp/uri.ts';

/** The suites of the workspace. Only the head of each is read: its data sets are not. */
export async function listSuites(store: DocumentStore): Promise<readonly SuiteChoice[]> {
  const paths = await findFiles(store.root, (path) => kindOfFile(path) === 'suite');
  return paths.map((path) => describe(store, path));
}

function describe(store: DocumentStore, path: string): SuiteChoice {
  const document = store.documents.parse(path);
  const head = (isParsed(document) ? document.value : undefined) as
    | { suite?: unknown; model?: unknown }
    | null
    | undefined;
  const display = store.documents.display(path);
  const model =
    typeof head?.model === 'string' ? head.model : (settingsFor(path, store.documents).run.model ?? 'recorded');
  return { uri: uriOfPath(path), id: typeof head?.suite === 'string' ? head.suite : display, path: display, model };
}
