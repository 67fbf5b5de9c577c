import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';

/** Quick fixes: what the finding says that its place should say instead. */
export function codeActions({ textDocument, context }: CodeActionParams): CodeAction[] {
  return context.diagnostics.flatMap((diagnostic) => {
    const replacement = (diagnostic.data as { replacement?: unknown } | undefined)?.replacement;
    if (diagnostic.source !== 'railwright' || typeof replacement !== 'string') return [];
    return [
      {
        title: `Change to \`${replacement}\``,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: true,
        edit: { changes: { [textDocument.uri]: [{ range: diagnostic.range, newText: replacement }] } },
      },
    ];
  });
}
