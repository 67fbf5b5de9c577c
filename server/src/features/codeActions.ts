import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';

/** Quick fixes: what the finding says that its place should say instead. */
export function codeActions({ textDocument, context }: CodeActionParams): CodeAction[] {
  const isWanted = context.only?.some((kind) => isWithin(CodeActionKind.QuickFix, kind)) ?? true;
  return isWanted ? context.diagnostics.flatMap((diagnostic) => fixOf(textDocument.uri, diagnostic)) : [];
}

/** `quickfix` is asked for by itself, and by an empty kind, which stands for all. */
const isWithin = (kind: CodeActionKind, asked: CodeActionKind): boolean => asked === '' || kind === asked;

function fixOf(uri: string, diagnostic: CodeActionParams['context']['diagnostics'][number]): CodeAction[] {
  const replacement = (diagnostic.data as { replacement?: unknown } | undefined)?.replacement;
  if (diagnostic.source !== 'railwright' || typeof replacement !== 'string') return [];
  return [
    {
      title: `Change to \`${replacement.replace(/^(["'])(.*)\1$/, '$2')}\``,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [uri]: [{ range: diagnostic.range, newText: replacement }] } },
    },
  ];
}
