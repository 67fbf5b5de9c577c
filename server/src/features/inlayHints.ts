import type { InlayHint, Position } from 'vscode-languageserver';
import type { Range } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { findNode } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { keyText } from '#engine/document/plainValue.ts';
import type { Node, ScalarNode } from '#engine/document/tree.ts';
import { layers } from '#engine/policy/policy.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import type { Verdicts } from '../live/live.ts';
import type { CaseVerdict, ShownAt } from '../live/verdicts/questions.ts';
import { caseNote, caseText, ruleNote, ruleText } from '../view/verdictText.ts';

export interface HintContext {
  readonly store: DocumentStore;
  readonly verdicts: Verdicts;
}

/** Behind the ids of cases their verdicts, and behind those of rules what they do, as they are now, in a part of a file. */
export async function inlayHints(context: HintContext, { path, kind }: Draft, within: Range): Promise<InlayHint[]> {
  const document = context.store.documents.parse(path);
  if (!isParsed(document)) return [];
  if (kind === 'suite') return caseHints(context, document, within);
  return kind === 'policy' ? ruleHints(context, document, within) : [];
}

async function caseHints({ store, verdicts }: HintContext, document: ParsedDocument, within: Range) {
  const spots = spotsOf(store, document, ['cases'], within);
  const ids = spots.map(({ id }) => id);
  const judged = await verdicts.ask({ kind: 'cases', suite: document.path, ids }, shownIn(document));
  return spots.flatMap(({ id, position }) => {
    const now = judged?.cases.get(id);
    return judged && now ? [hintAt(position, `${marks[now.status]} ${caseText(now, judged)}`, caseNote(judged))] : [];
  });
}

async function ruleHints({ store, verdicts }: HintContext, document: ParsedDocument, within: Range) {
  const spots = spotsOf(store, document, layers, within);
  const ids = spots.map(({ id }) => id);
  const judged = await verdicts.ask({ kind: 'rules', policy: document.path, ids }, shownIn(document));
  return spots.flatMap(({ id, position }) => {
    const counts = judged?.rules.get(id);
    return judged && counts ? [hintAt(position, ruleText(counts, judged), ruleNote(judged))] : [];
  });
}

const shownIn = ({ path }: ParsedDocument): ShownAt => ({ surface: 'hints', place: path });

const marks = { passed: '✓', failed: '✗', 'not-evaluated': '–', 'needs-run': '–' } satisfies Record<
  CaseVerdict['status'],
  string
>;

const hintAt = (position: Position, label: string, tooltip: string): InlayHint => ({
  position,
  label,
  tooltip,
  paddingLeft: true,
});

/** An id, and where a hint behind it stands. */
interface Spot {
  readonly id: string;
  readonly position: Position;
}

function spotsOf(
  store: DocumentStore,
  document: ParsedDocument,
  lists: readonly string[],
  within: Range,
): readonly Spot[] {
  const lines = store.lines(document.path);
  return lists
    .flatMap((list) => idsIn(document, list, within))
    .map(({ value, end }) => ({ id: String(value), position: lines.position(end) }));
}

/** The ids of the items of a list that a range touches. */
function idsIn(document: ParsedDocument, list: string, { start, end }: Range): readonly ScalarNode[] {
  const node = findNode(document, [list])?.node;
  const items = node?.kind === 'list' ? node.items : [];
  const inRange = items.filter((item) => item.start <= end && start <= item.end);
  return inRange.flatMap(idOf).filter((id) => start <= id.end && id.start <= end);
}

function idOf(item: Node): readonly ScalarNode[] {
  const entry = item.kind === 'mapping' ? item.items.find((each) => keyText(each) === 'id') : undefined;
  return entry?.value?.kind === 'scalar' ? [entry.value] : [];
}
