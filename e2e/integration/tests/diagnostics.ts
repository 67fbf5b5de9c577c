import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../test.ts';

const brokenPolicy = `policy: broken
version: "1"
input:
  - id: too-long
    when: { longer_than: 8000 }
    then: blok
`;

export const tests = [
  test('a broken policy yields a diagnostic at its place, which goes when it is mended', async () => {
    const uri = await writeFile('broken.policy.yaml', brokenPolicy);
    const document = await vscode.workspace.openTextDocument(uri);
    const [found] = await diagnosticsThat(uri, (diagnostics) => diagnostics.length > 0);
    assert.equal(found?.source, 'railwright');
    assert.equal(document.getText(found?.range), 'blok');

    const mend = new vscode.WorkspaceEdit();
    mend.replace(uri, found?.range ?? new vscode.Range(0, 0, 0, 0), 'block');
    await vscode.workspace.applyEdit(mend);
    assert.deepEqual(await diagnosticsThat(uri, (diagnostics) => diagnostics.length === 0), []);
  }),
];

async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The diagnostics of a file, as soon as they are as they should be. */
function diagnosticsThat(
  uri: vscode.Uri,
  areRight: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = () => {
      const diagnostics = vscode.languages.getDiagnostics(uri);
      if (!areRight(diagnostics)) return;
      listener.dispose();
      resolve(diagnostics);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}
