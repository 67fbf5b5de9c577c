import type { CodeLens } from 'vscode-languageserver';
import { keyOf } from '#engine/compare/diffRuns.ts';
import { locate } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { type Case, kinds, type Suite } from '#engine/suite/suite.ts';
import type { Result } from '#schemas/generated/run.ts';
import { toLspRange } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { countCalls } from '../runs/callCount.ts';
import { loadPolicy } from '../runs/loadSuite.ts';
import { counted, resultLabel } from '../view/labels.ts';
import type { LensContext } from './codeLens.ts';
import { lens } from './lens.ts';

/** Run and preview of the suite, its kinds, and each of its cases, with what it did last. */
export function suiteLenses(context: LensContext, document: ParsedDocument): CodeLens[] {
  const suite = readSuite(document, context.store.documents).value;
  if (suite.cases.length === 0) return [];
  const uri = uriOfPath(document.path);
  const model = context.models.nameFor(suite);
  const at = toLspRange(context.store, locate(document, ['suite'], 'key'));
  const last = Map.groupBy(context.session.lastRun(document.path)?.results ?? [], (result) => result.case);
  const own = suite.cases.filter(({ at: place }) => place.path === document.path);
  return [
    lens(at, `$(play) Run against ${model}${callsNote(context, suite)}`, 'railwright.run', { suite: uri }),
    lens(at, '$(eye) Preview', 'railwright.preview', { suite: uri }),
    ...kindLenses(at, uri, suite.cases),
    ...own.flatMap((testCase) => caseLenses(context, testCase, { uri, model, last: last.get(testCase.id) ?? [] })),
  ];
}

/** `normal 12`: runs the cases of a kind. */
function kindLenses(at: CodeLens['range'], suite: string, cases: readonly Case[]): CodeLens[] {
  return kinds.flatMap((kind) => {
    const count = cases.filter((testCase) => testCase.kind === kind).length;
    return count > 0 ? [lens(at, `${kind} ${count}`, 'railwright.run', { suite, kind })] : [];
  });
}

interface CaseContext {
  readonly uri: string;
  readonly model: string;
  /** What it did last: several times, if it is repeated. */
  readonly last: readonly Result[];
}

function caseLenses({ store }: LensContext, { id, at }: Case, { uri, model, last }: CaseContext): CodeLens[] {
  const range = toLspRange(store, at);
  const argument = { suite: uri, cases: [id] };
  const telling = last.find(({ passed }) => !passed) ?? last[0];
  return [
    lens(range, `$(play) Run against ${model}`, 'railwright.run', argument),
    lens(range, 'Preview', 'railwright.preview', argument),
    ...(telling ? [lens(range, verdictNote(last, telling), 'railwright.showCase', { key: keyOf(telling) })] : []),
  ];
}

const icons = { passed: '$(pass)', failed: '$(error)', other: '$(circle-slash)' } as const;

/** `block by too-long`; of a repeated case, `3 of 5 passed`. */
function verdictNote(results: readonly Result[], telling: Result): string {
  const icon = telling.notEvaluated ? icons.other : telling.passed ? icons.passed : icons.failed;
  if (results.length > 1) return `${icon} ${results.filter(({ passed }) => passed).length} of ${results.length} passed`;
  const decider = telling.decidedBy && !telling.notEvaluated ? ` by ${telling.decidedBy.rule}` : '';
  return `${icon} ${resultLabel(telling).text}${decider}`;
}

/** ` (44 calls, 12 recorded)`: what a run would cost, before it costs anything. Nothing where that cannot be known. */
function callsNote({ store, models }: LensContext, suite: Suite): string {
  const found = models.find(suite);
  if (found.kind === 'unknown') return ' (not set up)';
  if (found.kind === 'problem') return ' (cannot be used)';
  const policy = loadPolicy(store, suite);
  if (policy.kind === 'problem') return '';
  const { repeat } = settingsFor(suite.path, store.documents).run;
  const { recorded, missing } = countCalls({ policy: policy.policy, cases: suite.cases, model: found.client, repeat });
  if (missing === 0) return ` (${recorded} recorded)`;
  return found.isLive
    ? ` (${counted(missing, 'call')}, ${recorded} recorded)`
    : ` (${recorded} recorded, ${missing} without an answer)`;
}
