import { posix } from 'node:path';
import { FileType, Uri, window, workspace } from 'vscode';
import { idFrom, policyTemplate, suiteTemplate } from './templates.ts';

/** The commands that write a first file, into the folder that was clicked or that is picked. */
export interface NewFileCommands {
  newPolicy(argument: unknown): Promise<void>;
  newSuite(argument: unknown): Promise<void>;
}

export const newFileCommands: NewFileCommands = {
  async newPolicy(argument) {
    const folder = await folderFor(argument);
    const id = folder && (await askId('New policy', 'The id of the policy, for example support-agent'));
    if (folder && id) await create(Uri.joinPath(folder, `${id}.policy.yaml`), policyTemplate(id));
  },
  async newSuite(argument) {
    const folder = await folderFor(argument);
    const policy = folder && (await pickPolicy());
    const id = policy && (await askId('New suite', 'The id of the suite', baseName(policy)));
    if (!folder || !policy || !id) return;
    await create(Uri.joinPath(folder, `${id}.suite.yaml`), suiteTemplate(id, relativePath(folder, policy)));
  },
};

async function folderFor(argument: unknown): Promise<Uri | undefined> {
  if (argument instanceof Uri) return folderOf(argument);
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await window.showWorkspaceFolderPick())?.uri;
  return folders[0]?.uri ?? (await window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false }))?.[0];
}

async function folderOf(uri: Uri): Promise<Uri> {
  const { type } = await workspace.fs.stat(uri);
  return type === FileType.Directory ? uri : Uri.joinPath(uri, '..');
}

async function pickPolicy(): Promise<Uri | undefined> {
  const policies = await workspace.findFiles('**/*.policy.{yaml,yml,json}', '**/node_modules/**');
  if (policies.length === 0) void window.showInformationMessage('There is no policy yet that a suite could test.');
  if (policies.length <= 1) return policies[0];
  const items = policies.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { title: 'New suite', placeHolder: 'Which policy does it test?' }))?.uri;
}

async function askId(title: string, prompt: string, value = ''): Promise<string | undefined> {
  const validateInput = (name: string) => (idFrom(name) ? undefined : 'Letters and digits');
  const name = await window.showInputBox({ title, prompt, value, validateInput });
  return name && idFrom(name);
}

const baseName = (policy: Uri) => posix.basename(policy.path).replace(/\.policy\.\w+$/, '');

function relativePath(folder: Uri, file: Uri): string {
  const path = posix.relative(folder.path, file.path);
  return path.startsWith('.') ? path : `./${path}`;
}

async function create(file: Uri, text: string): Promise<void> {
  if (await exists(file)) {
    void window.showWarningMessage(`\`${workspace.asRelativePath(file)}\` exists already.`);
  } else {
    await workspace.fs.writeFile(file, Buffer.from(text));
  }
  await window.showTextDocument(file);
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
