import type { CodeAction, CodeActionParams, Range } from 'vscode-languageserver';
import type { Range as Span } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { lineStart } from '#engine/document/lines.ts';
import { valueAt } from '#engine/document/nodes.ts';
import type { Verdicts } from '../live/live.ts';
import { offsetsIn } from '../lsp/convert.ts';
import { type EditSupport, toWorkspaceEdit } from '../lsp/workspaceEdit.ts';
import type { ActionPlace, Offer } from './codeActions/action.ts';
import { caseItemAt } from './codeActions/itemAt.ts';
import { findOffers } from './codeActions/offers.ts';
import { toolsFixes } from './codeActions/quickFixes.ts';

export interface ActionSetting extends Pick<ActionPlace, 'store'> {
  readonly verdicts: Verdicts;
  readonly edits: EditSupport;
  /** Whether the client asks again for the edit of an action that was chosen. */
  readonly canResolve: boolean;
}

/** What leads back to an offer whose edit was left out. */
interface ActionData {
  readonly uri: string;
  readonly range: Range;
  readonly title: string;
}

/** What can be done with what is chosen in a document. Most edits are made only when their action is chosen. */
export async function codeActions(
  setting: ActionSetting,
  { textDocument, range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const { only, diagnostics } = context;
  const draft = setting.store.draft(textDocument.uri);
  if (draft && !draft.kind) return toolsFixes(draft, diagnostics).flatMap((offer) => withEdit(setting, offer));
  const place = await placeAt(setting, textDocument.uri, range, { diagnostics, only });
  if (!place) return [];
  return findOffers(place).flatMap((offer) => {
    const data: ActionData = { uri: textDocument.uri, range, title: offer.title };
    return setting.canResolve && !offer.diagnostic ? [{ ...described(offer), data }] : withEdit(setting, offer);
  });
}

/** An action with the edit that was left out. Without one, where the document has become another. */
export async function resolveAction(setting: ActionSetting, action: CodeAction): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  // Some editors ask about actions that are whole.
  if (!data) return action;
  const { uri, range, title } = data;
  const only = action.kind === undefined ? undefined : [action.kind];
  const place = await placeAt(setting, uri, range, { diagnostics: [], only });
  const offer = place && findOffers(place).find((each) => each.title === title && each.kind === action.kind);
  return (offer && withEdit(setting, offer)[0]) ?? action;
}

async function placeAt(
  { store, verdicts }: ActionSetting,
  uri: string,
  range: Range,
  context: Pick<ActionPlace, 'diagnostics' | 'only'>,
): Promise<ActionPlace | undefined> {
  const draft = store.draft(uri);
  const document = draft?.kind && store.documents.parse(draft.path);
  if (!draft?.kind || !document || !isParsed(document)) return undefined;
  const chosen = behindIndent(document.text, offsetsIn(draft, range));
  const place: ActionPlace = { store, draft, kind: draft.kind, document, range: chosen, ...context };
  const { version } = draft.document;
  const judged = await judgedAt(place, verdicts);
  // What was found while the text changed is somewhere else by now.
  return store.draft(uri)?.document.version === version ? { ...place, judged } : undefined;
}

/** The case that is chosen, where no answer is kept with it: then it is the one on record that counts. */
async function judgedAt(place: ActionPlace, verdicts: Verdicts): Promise<ActionPlace['judged']> {
  const item = caseItemAt(place);
  const value = item && valueAt(place.document.value, item.path);
  const { id, recorded } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (id === undefined || recorded !== undefined) return undefined;
  return verdicts.ask({ kind: 'result', suite: place.document.path, id: String(id) });
}

/** Who points at the start of a line means what stands in it. */
function behindIndent(text: string, { start, end }: Span): Span {
  const line = lineStart(text, start);
  const content = line + (/^ *(?:- +)*/.exec(text.slice(line, line + longestIndent))?.[0].length ?? 0);
  return { start: Math.max(start, content), end: Math.max(end, content) };
}

const longestIndent = 500;

const described = ({ title, kind, diagnostic, isPreferred }: Offer): CodeAction => ({
  title,
  kind,
  ...(diagnostic && { diagnostics: [diagnostic] }),
  ...(isPreferred && { isPreferred }),
});

function withEdit({ store, edits }: ActionSetting, offer: Offer): readonly CodeAction[] {
  const made = offer.edit();
  const edit = made && toWorkspaceEdit(store, made, edits);
  return edit ? [{ ...described(offer), edit }] : [];
}
