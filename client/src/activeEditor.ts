import { type Disposable, window } from 'vscode';
import { languages } from './languages.ts';
import type { Server } from './server.ts';

const ours: ReadonlySet<string> = new Set([languages.policy, languages.suite]);

/** Tells which policy or suite the person turns to: of several that are open, it is the one that verdicts are shown of. */
export function followActiveEditor(server: Server): Disposable {
  return window.onDidChangeActiveTextEditor((editor) => {
    const document = editor?.document;
    if (document && ours.has(document.languageId))
      server.notify('railwright/turnedTo', { uri: document.uri.toString() });
  });
}
