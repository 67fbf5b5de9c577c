import { parse } from 'yaml';
import { settingsFor } from '#engine/settings/readSettings.ts';
import type { SuiteChoice } from '#protocol/panel/header.ts';
import type { DocumentStore } from './documentStore.ts';
import { isUri, uriOfPath } from './lsp/uri.ts';
import { suitePaths } from './workspaceFiles.ts';

/** The suites of the workspace that are in files, as the panel offers them. */
export async function suiteChoices(store: DocumentStore): Promise<readonly SuiteChoice[]> {
  return (await suitePaths(store)).filter((path) => !isUri(path)).map((path) => describe(store, path));
}

function describe(store: DocumentStore, path: string): SuiteChoice {
  const { documents } = store;
  const content = documents.read(path);
  const head = content.kind === 'text' ? documents.derive(`head:${path}`, content.text, readHead) : {};
  const display = documents.display(path);
  const model = head.model ?? settingsFor(path, documents).run.model ?? 'recorded';
  return { uri: uriOfPath(path), id: head.suite ?? display, path: display, model };
}

interface Head {
  readonly suite?: string;
  readonly model?: string;
}

/** The lines that say what a suite is. Its cases, of which there may be thousands, are not read for that. */
function readHead(text: string): Head {
  const isJson = text.trimStart().startsWith('{');
  return textsOf(isJson ? [text] : (text.match(/^(?:suite|model):.*$/gm) ?? []));
}

function textsOf(parts: readonly string[]): Head {
  try {
    const entries = parts.flatMap((part) => Object.entries((parse(part, { logLevel: 'error' }) ?? {}) as object));
    return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
  } catch {
    // Half-typed: its path stands for it.
    return {};
  }
}
