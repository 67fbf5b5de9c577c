import type { CodeLens } from 'vscode-languageserver';
import { locate } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { type Case, kinds, type Suite } from '#engine/suite/suite.ts';
import { counted } from '#view/labels.ts';
import { toLspRange } from '../../lsp/convert.ts';
import { uriOfPath } from '../../lsp/uri.ts';
import { type CallCount, countCalls } from '../../runs/callCount.ts';
import { loadPolicy } from '../../runs/loadSuite.ts';
import type { LensContext } from '../codeLens.ts';
import { lens, withTooltip } from './lens.ts';
import { resultLens } from './resultLens.ts';

/** Run and preview of the suite, its kinds, and each of its cases, with the way to what it comes to. */
export async function suiteLenses(
  context: LensContext,
  document: ParsedDocument,
  signal: AbortSignal,
): Promise<CodeLens[]> {
  const suite = readSuite(document, context.store.documents).value;
  if (suite.cases.length === 0) return [];
  const uri = uriOfPath(document.path);
  const model = context.models.nameFor(suite);
  const at = toLspRange(context.store, locate(document, ['suite'], 'key'));
  const own = suite.cases.filter(({ at: place }) => place.path === document.path);
  const calls = await callsNote(context, suite, signal);
  return [
    withTooltip(lens(at, `$(play) Run against ${model}${calls.note}`, 'railwright.run', { suite: uri }), calls.tooltip),
    lens(at, '$(eye) Preview', 'railwright.preview', { suite: uri }),
    ...kindLenses(at, uri, suite.cases),
    ...own.flatMap((testCase) => caseLenses(context, testCase, uri, model)),
  ];
}

/** `normal 12`: runs the cases of a kind. */
function kindLenses(at: CodeLens['range'], suite: string, cases: readonly Case[]): CodeLens[] {
  return kinds.flatMap((kind) => {
    const count = cases.filter((testCase) => testCase.kind === kind).length;
    return count > 0 ? [lens(at, `${kind} ${count}`, 'railwright.run', { suite, kind })] : [];
  });
}

function caseLenses({ store, results }: LensContext, { id, at }: Case, uri: string, model: string): CodeLens[] {
  const range = toLspRange(store, at);
  const argument = { suite: uri, cases: [id] };
  return [
    lens(range, `$(play) Run against ${model}`, 'railwright.run', argument),
    lens(range, 'Preview', 'railwright.preview', argument),
    results === 'in hints' ? resultLens(range, 'Show result', { suite: uri, id }) : { range, data: { suite: uri, id } },
  ];
}

interface CallsNote {
  /** ` (44 calls, 12 recorded)` */
  readonly note: string;
  /** `40 calls to gpt, 4 to reviewer` */
  readonly tooltip?: string;
}

/** Of more cases, nobody should wait for a count of calls. */
const mostCounted = 5000;

/** What a run would cost, before it costs anything. Nothing where that cannot be known. */
async function callsNote({ store, models }: LensContext, suite: Suite, signal: AbortSignal): Promise<CallsNote> {
  if (suite.cases.length > mostCounted) return { note: ` (${suite.cases.length} cases)` };
  const found = models.find(suite);
  if (found.kind === 'unknown') return { note: ' (not set up)' };
  if (found.kind === 'problem') return { note: ' (cannot be used)' };
  const policy = loadPolicy(store, suite);
  if (policy.kind === 'problem') return { note: '' };
  const { repeat } = settingsFor(suite.path, store.documents).run;
  const { client: model, opinions, isLive } = found;
  const plan = { suite, policy: policy.policy, cases: suite.cases, model, opinions, repeat, isLive };
  return callsText(await countCalls(plan, signal));
}

function callsText({ recorded, unanswered, calls, isGuess }: CallCount): CallsNote {
  const total = [...calls.values()].reduce((sum, count) => sum + count, 0);
  const parts = [
    ...(total > 0 ? [counted(total, 'call')] : []),
    `${recorded} recorded`,
    ...(unanswered > 0 ? [`${unanswered} without an answer`] : []),
  ];
  const to = [...calls].map(([name, count], index) => `${index === 0 ? counted(count, 'call') : count} to ${name}`);
  const guess = isGuess ? '; what judges and classifiers are asked depends on the answers' : '';
  return { note: ` (${parts.join(', ')})`, ...(total > 0 && { tooltip: `${to.join(', ')}${guess}` }) };
}
