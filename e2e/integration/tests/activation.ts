import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../test.ts';

const extension = () => vscode.extensions.getExtension('railwright.railwright');

export const tests = [
  test('the extension activates', async () => {
    await extension()?.activate();
    assert.equal(extension()?.isActive, true);
  }),

  test('every command of package.json is there', async () => {
    await extension()?.activate();
    const contributed: readonly { readonly command: string }[] = extension()?.packageJSON.contributes.commands;
    const present = new Set(await vscode.commands.getCommands(true));
    assert.ok(contributed.length > 0);
    assert.deepEqual(
      contributed.map(({ command }) => command).filter((command) => !present.has(command)),
      [],
    );
  }),
];
