import { env, window, workspace } from 'vscode';
import type { PanelMessage } from '#protocol/panel/messages.ts';

type TellServer = (message: PanelMessage) => void;

/** Asks for a question to keep in view, and for the verdict that is wanted. */
export async function askForProbe(tell: TellServer): Promise<void> {
  const text = await window.showInputBox({
    title: 'Pin a probe',
    prompt: 'What a user writes, or a call that a model proposes',
    placeHolder: 'issue_refund({"order": "5120", "amount": 55})',
  });
  if (!text?.trim()) return;
  const wanted = await window.showQuickPick(wantedOnes, {
    title: 'Pin a probe',
    placeHolder: 'Which verdict is wanted?',
  });
  if (!wanted) return;
  tell({ kind: 'addProbe', text, ...(wanted.verdict && { wanted: wanted.verdict }) });
}

interface WantedItem {
  readonly label: string;
  readonly description?: string;
  readonly verdict?: Extract<PanelMessage, { kind: 'addProbe' }>['wanted'];
}

const wantedOnes: readonly WantedItem[] = [
  { label: 'Any', description: 'only show what the policy decides' },
  { label: 'allow', verdict: 'allow' },
  { label: 'require_approval', description: 'held for a person', verdict: 'require_approval' },
  { label: 'block', verdict: 'block' },
  { label: 'redact', verdict: 'redact' },
  { label: 'flag', verdict: 'flag' },
  { label: 'rewrite', verdict: 'rewrite' },
];

/** Takes the calls of a trace from where a person has it. Nothing of it is ever executed. */
export async function askForTrace(tell: TellServer): Promise<void> {
  const chosen = await window.showQuickPick(traceSources, { title: 'Preview a trace', placeHolder: 'Where is it?' });
  const text = await chosen?.read();
  if (text === undefined) return;
  if (text.trim() === '') void window.showInformationMessage('There is no text to read a trace from.');
  else tell({ kind: 'trace', text });
}

const traceSources: readonly {
  readonly label: string;
  readonly description: string;
  read(): Thenable<string | undefined>;
}[] = [
  { label: 'The clipboard', description: 'JSON or JSONL, as an agent logs it', read: () => env.clipboard.readText() },
  {
    label: 'The editor',
    description: 'what is selected in it, or all of it',
    read: () => Promise.resolve(editorText()),
  },
  { label: 'A file…', description: 'JSON or JSONL', read: fileText },
];

function editorText(): string {
  const editor = window.activeTextEditor;
  if (!editor) return '';
  return editor.document.getText(editor.selection.isEmpty ? undefined : editor.selection);
}

async function fileText(): Promise<string | undefined> {
  const [file] = (await window.showOpenDialog({ title: 'Preview a trace', openLabel: 'Preview' })) ?? [];
  return file && Buffer.from(await workspace.fs.readFile(file)).toString('utf8');
}
