import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { showDiagnostics } from './showFindings.ts';
import type { Steps } from './steps.ts';
import { textDocument, type World } from './world.ts';

/** An editor that asks for diagnostics, of a document or of all. It sends the ids of the results that it has. */
export const pullingSteps: Steps = [
  [
    /^an editor that asks for diagnostics$/,
    async (world) => {
      const capabilities = {
        textDocument: { diagnostic: {} },
        workspace: { diagnostics: { refreshSupport: true }, workspaceFolders: true },
      };
      world.settings = { ...world.settings, capabilities };
      return undefined;
    },
  ],
  [/^`([^`]+)` is asked about$/, (world, [name = '']) => askOfDocument(world, name)],
  [
    /^the workspace is asked about(?: as `([^`]+)`)?$/,
    async (world, [identifier]) => {
      await askOfWorkspace(world, identifier);
      await world.answer;
      return undefined;
    },
  ],
  [/^the workspace starts to be asked about$/, (world) => askOfWorkspace(world)],
  [
    /^the question is taken back$/,
    async (world) => {
      world.cancel?.cancel();
      await world.answer;
      return undefined;
    },
  ],
  [
    /^the report(?: of `([^`]+)`)? says$/,
    async (world, [name = '']) => {
      const answer = (await world.answer) as DocumentDiagnosticReport;
      return answer.kind === 'full' ? showReport(world, name, answer) : answer.kind;
    },
  ],
  [
    /^the reports are$/,
    async (world) => {
      const { items = [], error } = (await world.answer) as Partial<WorkspaceDiagnosticReport> & { error?: string };
      if (error !== undefined) return `refused: ${error}`;
      return (await Promise.all(items.map((item) => showItem(world, item)))).join('\n') || 'none';
    },
  ],
  [
    /^the question waits for an answer$/,
    async (world) => {
      await (await world.client()).settle();
      return (await isOpen(world.answer)) ? 'yes' : 'no';
    },
  ],
  [
    /^the editor was asked to ask again$/,
    async (world) => {
      const { refreshes } = (await world.client()).heard;
      return refreshes.includes('workspace/diagnostic/refresh') ? 'yes' : 'no';
    },
  ],
];

async function askOfDocument(world: World, name: string): Promise<undefined> {
  const client = await world.client();
  const uri = client.uri(name);
  const previousResultId = world.reports.get(uri)?.resultId;
  const params = { textDocument: { uri }, ...(previousResultId && { previousResultId }) };
  const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', params);
  world.answer = Promise.resolve(report);
  if (report.kind === 'full') world.reports.set(uri, { resultId: report.resultId, diagnostics: report.items });
  return undefined;
}

/** An editor remembers apart what it was told under each name. */
async function askOfWorkspace(world: World, identifier = 'railwright'): Promise<undefined> {
  const client = await world.client();
  const isAsked = (uri: string): boolean => (kindOfFile(uri) === undefined) === (identifier === 'railwright-tools');
  const known = [...world.reports].filter(([uri, { resultId }]) => resultId !== undefined && isAsked(uri));
  const previousResultIds = known.map(([uri, { resultId }]) => ({ uri, value: resultId }));
  world.cancel = new CancellationTokenSource();
  world.answer = client
    .request<WorkspaceDiagnosticReport>(
      'workspace/diagnostic',
      { identifier, previousResultIds, workDoneToken: 'check' },
      world.cancel.token,
    )
    .then((answer) => noting(world, answer))
    .catch((error: Error) => ({ error: error.message }));
  return undefined;
}

function noting({ reports }: World, answer: WorkspaceDiagnosticReport): WorkspaceDiagnosticReport {
  for (const item of answer.items)
    if (item.kind === 'full') reports.set(item.uri, { resultId: item.resultId, diagnostics: item.items });
  return answer;
}

async function showItem(world: World, item: WorkspaceDocumentDiagnosticReport): Promise<string> {
  const { folder } = await world.client();
  const name = item.uri.replace(`file://${folder}/`, '');
  const said = item.kind === 'full' ? await showReport(world, name, item) : item.kind;
  const version = item.version === null ? '' : ` (version ${item.version})`;
  return `${name}${version}: ${said.replaceAll('\n', '\n  ')}`;
}

async function showReport(
  world: World,
  name: string,
  { items }: { readonly items: readonly Diagnostic[] },
): Promise<string> {
  const { folder, uri } = await world.client();
  const text = (): Promise<string> => readFile(join(folder, name), 'utf8').catch(() => '');
  const document = world.open.get(name) ?? textDocument(uri(name), await text());
  return world.hide(showDiagnostics(items, document));
}

/** Whether a question waits for its answer, when the server has done all that there was to do. */
async function isOpen(answer: Promise<unknown>): Promise<boolean> {
  const open = Symbol('open');
  return (await Promise.race([answer, Promise.resolve(open)])) === open;
}
