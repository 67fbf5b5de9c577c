import type { InlayHint } from 'vscode-languageserver';
import type { Range } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { findNode, valueAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { keyText } from '#engine/document/plainValue.ts';
import type { Node, ScalarNode } from '#engine/document/tree.ts';
import { layers } from '#engine/policy/policy.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import type { EndedRun, RunSession } from '../runs/runSession.ts';
import { staleness } from '../runs/stale.ts';
import { type LastVerdict, lastVerdict } from '../view/lastVerdict.ts';
import { resultsOfRule, ruleCount } from '../view/ruleCounts.ts';

export interface HintContext {
  readonly store: DocumentStore;
  readonly session: RunSession;
}

/** Behind the ids of cases their last verdicts, and behind those of rules their counts, in a part of a file. */
export function inlayHints(context: HintContext, { path, kind }: Draft, within: Range): InlayHint[] {
  const document = context.store.documents.parse(path);
  if (!isParsed(document)) return [];
  if (kind === 'suite') return caseHints(context, document, within);
  return kind === 'policy' ? ruleHints(context, document, within) : [];
}

function caseHints({ store, session }: HintContext, document: ParsedDocument, within: Range): InlayHint[] {
  const run = lastRun({ store, session }, document);
  if (!run) return [];
  const note = staleNote(store, [run]);
  const results = Map.groupBy(run.record.results, (result) => result.case);
  return idsIn(document, 'cases', within).flatMap((id) => {
    const verdict = lastVerdict(results.get(String(id.value)) ?? []);
    return verdict ? [hintBehind(store, document, id, { text: `${marks[verdict.status]} ${verdict.text}`, note })] : [];
  });
}

const marks = { passed: '✓', failed: '✗', 'not-evaluated': '–', 'needs-run': '–' } satisfies Record<
  LastVerdict['status'],
  string
>;

/** The last run of a suite, with what it judged. */
function lastRun({ store, session }: HintContext, { path, value }: ParsedDocument): EndedRun | undefined {
  const policy = valueAt(value, ['policy']);
  const runs = typeof policy === 'string' ? session.runsOfPolicy(store.documents.resolve(path, policy)) : [];
  return runs.find(({ loaded }) => loaded.suite.path === path);
}

function ruleHints({ store, session }: HintContext, document: ParsedDocument, within: Range): InlayHint[] {
  const runs = session.runsOfPolicy(document.path);
  if (runs.length === 0) return [];
  const note = staleNote(store, runs);
  const ids = layers.flatMap((layer) => idsIn(document, layer, within));
  return ids.flatMap((id) => {
    const rule = String(id.value);
    const results = resultsOfRule(runs, { id: rule, path: document.path });
    return results.length > 0 ? [hintBehind(store, document, id, { text: ruleCount(rule, results), note })] : [];
  });
}

/** Why what is shown may be so no more. */
const staleNote = (store: DocumentStore, runs: readonly EndedRun[]): string | undefined =>
  runs.map(({ loaded }) => staleness(store, loaded)).find((note) => note !== undefined);

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

interface HintText {
  readonly text: string;
  readonly note: string | undefined;
}

function hintBehind(
  store: DocumentStore,
  { path }: ParsedDocument,
  { end }: Node,
  { text, note }: HintText,
): InlayHint {
  return {
    position: store.lines(path).position(end),
    label: note === undefined ? text : `${text} (stale)`,
    paddingLeft: true,
    ...(note !== undefined && { tooltip: note }),
  };
}
