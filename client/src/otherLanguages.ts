import { Disposable, type DocumentFilter, languages as editorLanguages, type TextDocument, workspace } from 'vscode';
import { languages } from './languages.ts';
import type { Server } from './server.ts';

/** The names that package.json contributes to our languages. */
const named: DocumentFilter = { scheme: 'file', pattern: '**/{*.policy,*.suite,railwright}.{yaml,yml,json}' };
const ours: ReadonlySet<string> = new Set(Object.values(languages));

/**
 * Tells which of our files are open in another language, which the person has chosen: by `files.associations`, or in the
 * status bar. What serves that language, such as Red Hat's YAML, underlines them; we would do it a second time, and do not
 * see what is typed.
 */
export function followOtherLanguages(server: Server): Disposable {
  const tell = (): void => {
    const uris = workspace.textDocuments.filter(isInOtherLanguage).map(({ uri }) => uri.toString());
    server.notify('railwright/inOtherLanguage', { uris });
  };
  // A document whose language is changed is closed, and opened again.
  const tellOf = (document: TextDocument): void => {
    if (isNamed(document)) tell();
  };
  return Disposable.from(
    server.onStarted(tell),
    workspace.onDidOpenTextDocument(tellOf),
    workspace.onDidCloseTextDocument(tellOf),
  );
}

const isNamed = (document: TextDocument): boolean => editorLanguages.match(named, document) > 0;

const isInOtherLanguage = (document: TextDocument): boolean =>
  !document.isClosed && isNamed(document) && !ours.has(document.languageId);
