import { CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { CheckCode } from '#engine/document/checkCodes.ts';
import type { Range } from '#engine/document/diagnostic.ts';
import type { Draft } from '../../documentStore.ts';
import { type FixData, offsetsIn } from '../../lsp/convert.ts';
import { type ActionPlace, editOf, type FindOffers, type Offer } from './action.ts';
import { type Fix, fixesByCode } from './fixes/fixesByCode.ts';

/** What mends the findings that are chosen: what they say themselves, and what is known of their codes. */
export const quickFixes: FindOffers = (place) =>
  place.diagnostics
    .filter(isOurs)
    .flatMap((diagnostic) =>
      fixesOf(place, diagnostic).map((fix): Offer => ({ kind: CodeActionKind.QuickFix, diagnostic, ...fix })),
    );

/** What mends the findings of a file of tools: what they say themselves. */
export const toolsFixes = (draft: Draft, diagnostics: readonly Diagnostic[]): readonly Offer[] =>
  diagnostics.filter(isOurs).flatMap((diagnostic) => {
    const { replacement } = (diagnostic.data ?? {}) as FixData;
    if (typeof replacement !== 'string') return [];
    const fix = replaced(draft.path, offsetsIn(draft, diagnostic.range), replacement);
    return [{ kind: CodeActionKind.QuickFix, diagnostic, ...fix }];
  });

const isOurs = ({ source }: Diagnostic): boolean => source === 'railwright';

/** The fixes of a finding, the likeliest first. One is preferred where it is clear what was meant. */
export function fixesOf(place: ActionPlace, diagnostic: Diagnostic): readonly Fix[] {
  const range = offsetsIn(place.draft, diagnostic.range);
  const { replacement, fixes = [] } = (diagnostic.data ?? {}) as FixData;
  const path = place.document.path;
  const carried = fixes.map(({ title, edits }): Fix => {
    const changes = edits.map((edit) => ({ range: offsetsIn(place.draft, edit.range), text: edit.newText }));
    return { title, edit: () => editOf(path, ...changes), ...(fixes.length === 1 && { isPreferred: true }) };
  });
  const findKnown = fixesByCode[diagnostic.code as CheckCode];
  return [
    ...(typeof replacement === 'string' ? [replaced(path, range, replacement)] : []),
    ...carried,
    ...(findKnown?.(place, { message: textOf(diagnostic), range }) ?? []),
  ];
}

const replaced = (path: string, range: Range, text: string): Fix => ({
  title: `Change to \`${text.replace(/^(["'])(.*)\1$/, '$2')}\``,
  isPreferred: true,
  edit: () => editOf(path, { range, text }),
});

const textOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);
