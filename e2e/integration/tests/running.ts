import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../test.ts';

const file = (name: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
};

/** The titles of the lenses of a file, as soon as one of them is as it should be. */
const lensesThat = (uri: vscode.Uri, isRight: (title: string) => boolean): Promise<readonly string[]> =>
  textsThat(isRight, async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 500);
    return lenses.map(({ command }) => command?.title ?? '');
  });

/** The texts of the hints of a file, likewise. */
const hintsThat = (uri: vscode.Uri, isRight: (text: string) => boolean): Promise<readonly string[]> =>
  textsThat(isRight, async () => {
    const { lineCount } = await vscode.workspace.openTextDocument(uri);
    const whole = new vscode.Range(0, 0, lineCount, 0);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      uri,
      whole,
    );
    return hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
  });

async function textsThat(
  isRight: (text: string) => boolean,
  ask: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const texts = await ask();
    if (texts.some(isRight)) return texts;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no such text came up');
}

export const tests = [
  test('a suite has lenses that say what a run costs', async () => {
    const uri = file('support.suite.yaml');
    await vscode.window.showTextDocument(uri);
    const titles = await lensesThat(uri, (title) => title.includes('Run against recorded'));
    assert.ok(
      titles.some((title) => /Run against recorded \(.*\d+ recorded/.test(title)),
      titles[0],
    );
  }),

  test('with nothing run, verdicts stand at the cases', async () => {
    const titles = await hintsThat(file('support.suite.yaml'), (title) => title.includes('refund-over-limit'));
    assert.ok(
      titles.some((title) => title.includes('require_approval by refund-over-limit')),
      titles.join('\n'),
    );
  }),

  test('running a suite leaves a record', async () => {
    await vscode.commands.executeCommand('railwright.run', { suite: file('support.suite.yaml').toString() });
    const records = await vscode.workspace.fs.readDirectory(file('.railwright/runs'));
    assert.ok(records.length > 0);
  }),

  test('an edit of the policy alone changes the verdict of a case, with nothing saved or run', async () => {
    const policy = file('support.policy.yaml');
    const suite = file('support.suite.yaml');
    const document = await vscode.workspace.openTextDocument(policy);
    const limit = document.getText().indexOf('refund_limit: 100');
    assert.ok(limit >= 0);
    const range = new vscode.Range(document.positionAt(limit), document.positionAt(limit + 'refund_limit: 100'.length));
    const before = await hintsThat(suite, (title) => title.includes('require_approval by refund-over-limit'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(policy, range, 'refund_limit: 40');
    await vscode.workspace.applyEdit(edit);
    const isHeld = (title: string): boolean => title.includes('require_approval by refund-over-limit');
    const held = (titles: readonly string[]): number => titles.filter(isHeld).length;
    const after = await hintsThat(suite, (title) => isHeld(title) && title.includes('✗'));
    assert.equal(held(after), held(before) + 4);
  }),

  test('completion offers the keys of the schema, and names of the project', async () => {
    const uri = file('draft.suite.yaml');
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(
        'suite: draft\npolicy: ./support.policy.yaml\ncases:\n  - id: a\n    kind: \n    expect:\n      rule: \n',
      ),
    );
    await vscode.window.showTextDocument(uri);
    const labelsAt = async (line: number, character: number): Promise<readonly string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        new vscode.Position(line, character),
      );
      const ours = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Snippet);
      return ours.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.deepEqual(await labelsAt(4, 10), ['normal', 'edge', 'attack']);
    assert.ok((await labelsAt(6, 12)).includes('refund-over-limit'));
  }),
];
