import type {
  ClientCapabilities,
  Range as LspRange,
  SemanticTokens,
  SemanticTokensDelta,
  ServerCapabilities,
} from 'vscode-languageserver';
import type { Range } from '#engine/document/diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Draft } from '../documentStore.ts';
import { completionClient } from '../features/completion/offer.ts';
import { complete, describeCompletion } from '../features/completion.ts';
import { inlayHints } from '../features/inlayHints.ts';
import { changeOf } from '../features/semanticTokens/encode.ts';
import { legend } from '../features/semanticTokens/legend.ts';
import { semanticTokens } from '../features/semanticTokens.ts';
import { signatureHelp } from '../features/signatureHelp.ts';
import { inFormats } from '../lsp/markup.ts';
import type { Server } from '../server.ts';
import { suitePaths } from '../workspaceFiles.ts';
import { atCursor, unlessEdited } from './atCursor.ts';

/** Help while writing: what could stand at the cursor, what a function takes, what the words are, and what came of them. */
export function handleWriting(server: Server, capabilities: ClientCapabilities): ServerCapabilities {
  const { connection, store, live } = server;
  handleCompletion(server, capabilities);
  handleTokens(server);
  const { documentationFormat: formats } = capabilities.textDocument?.signatureHelp?.signatureInformation ?? {};
  connection.onSignatureHelp(
    atCursor(store, (_, draft, offset) => inFormats(signatureHelp(store, draft, offset), formats)),
  );
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const draft = store.draft(textDocument.uri);
    if (!draft) return null;
    return unlessEdited(store, draft, () => inlayHints({ store, verdicts: live }, draft, rangeOf(draft, range)));
  });
  return {
    completionProvider: {
      triggerCharacters: [':', ' ', '-', '\n', '{', '[', ',', '"', "'", '.', '(', '/', '$'],
      resolveProvider: true,
    },
    signatureHelpProvider: { triggerCharacters: ['(', ',', '{', ':'], retriggerCharacters: [')', '}', ' '] },
    semanticTokensProvider: { legend, full: { delta: true }, range: true },
    inlayHintProvider: true,
  };
}

function handleCompletion({ connection, store, fromCases }: Server, capabilities: ClientCapabilities): void {
  const client = completionClient(capabilities);
  const formats = capabilities.textDocument?.completion?.completionItem?.documentationFormat;
  connection.onCompletion(
    atCursor(store, async (_, draft, offset, params) => {
      const diagnosticsOf = (file: Draft) => diagnose(store, file, fromCases).diagnostics;
      const context = { store, client, suites: await suitePaths(store), diagnosticsOf };
      return inFormats(await complete(context, draft, offset, params), formats);
    }),
  );
  connection.onCompletionResolve((item) => inFormats(describeCompletion(item), formats));
}

/** Of so many documents it is known which tokens were sent last: their changes are shorter. */
const mostKnown = 20;

function handleTokens({ connection, store }: Server): void {
  const sent = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  let count = 0;
  const yamlTokens = (uri: string): SemanticTokens & { readonly resultId: string } => {
    const draft = store.draft(uri);
    const tokens = { resultId: String(++count), data: draft ? semanticTokens(store, draft) : [] };
    sent.delete(uri);
    sent.set(uri, tokens);
    for (const oldest of [...sent.keys()].slice(0, -mostKnown)) sent.delete(oldest);
    return tokens;
  };
  const { semanticTokens: requests } = connection.languages;
  requests.on(({ textDocument }) => yamlTokens(textDocument.uri));
  requests.onDelta(({ textDocument: { uri }, previousResultId }): SemanticTokens | SemanticTokensDelta => {
    const before = sent.get(uri);
    const now = yamlTokens(uri);
    if (before?.resultId !== previousResultId) return now;
    return { resultId: now.resultId, edits: changeOf(before.data, now.data) };
  });
  requests.onRange(({ textDocument, range }) => {
    const draft = store.draft(textDocument.uri);
    return { data: draft ? semanticTokens(store, draft, rangeOf(draft, range)) : [] };
  });
}

const rangeOf = ({ document }: Draft, { start, end }: LspRange): Range => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});
