import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import { diagnose } from '../diagnostics/diagnose.ts';
import { actionKinds } from '../features/codeActions/offers.ts';
import { ownDiagnostics } from '../features/codeActions/ownDiagnostics.ts';
import { type ActionSetting, codeActions, resolveAction } from '../features/codeActions.ts';
import { formatting, rangeFormatting } from '../features/formatting.ts';
import { onTypeFormatting } from '../features/onTypeFormatting.ts';
import { editSupportOf } from '../lsp/workspaceEdit.ts';
import type { Server } from '../server.ts';

/** Edits that the server makes: layout, and code actions. */
export function handleEditing(server: Server, client: ClientCapabilities): ServerCapabilities {
  const { connection, store, live, fromCases } = server;
  connection.onDocumentFormatting(({ textDocument: { uri } }) => {
    const draft = store.draft(uri);
    return draft ? [...formatting(store, draft)] : null;
  });
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) => {
    const draft = store.draft(uri);
    return draft ? [...rangeFormatting(store, draft, range)] : null;
  });
  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, options }) => {
    const draft = store.draft(uri);
    return draft ? [...onTypeFormatting(draft, position, options.tabSize)] : null;
  });
  const setting: ActionSetting = {
    store,
    verdicts: live,
    edits: editSupportOf(client),
    canResolve: canResolve(client),
  };
  connection.onCodeAction((params) => {
    const draft = store.draft(params.textDocument.uri);
    const own = draft ? diagnose(store, draft, fromCases).diagnostics : [];
    const diagnostics = [...ownDiagnostics(params.context.diagnostics, own)];
    return codeActions(setting, { ...params, context: { ...params.context, diagnostics } });
  });
  connection.onCodeActionResolve((action) => resolveAction(setting, action));
  return {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    codeActionProvider: {
      codeActionKinds: [...actionKinds],
      resolveProvider: true,
    },
  };
}

function canResolve({ textDocument }: ClientCapabilities): boolean {
  const { resolveSupport, dataSupport } = textDocument?.codeAction ?? {};
  return dataSupport === true && resolveSupport?.properties.includes('edit') === true;
}
