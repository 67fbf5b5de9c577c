import type { CodeLens } from 'vscode-languageserver';
import { kindOfFile } from '#engine/check/checkFile.ts';
import { isParsed } from '#engine/document/documents.ts';
import { locate } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { type Case, kinds, type Suite } from '#engine/suite/suite.ts';
import type { CommandArguments } from '#protocol/commands.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import type { DocumentStore } from '../documentStore.ts';
import { toLspRange } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import type { FoundModel } from '../runs/modelChoice.ts';
import { resultLabel } from '../view/labels.ts';

export interface LensContext {
  readonly store: DocumentStore;
  modelFor(suite: Suite): { readonly name: string; readonly found: FoundModel };
  lastRun(suitePath: string): RunRecord | undefined;
  /** The last runs of suites that test a policy. */
  runsOfPolicy(policyPath: string): readonly RunRecord[];
}

/** The lenses of a suite (run, preview, last verdicts) or of a policy (what each rule did in the last run). */
export function codeLenses(context: LensContext, { path }: { readonly path: string }): CodeLens[] {
  const document = context.store.documents.parse(path);
  if (!isParsed(document)) return [];
  const kind = kindOfFile(path);
  if (kind === 'suite') return suiteLenses(context, document);
  return kind === 'policy' ? policyLenses(context, document) : [];
}

function suiteLenses(context: LensContext, document: ParsedDocument): CodeLens[] {
  const suite = readSuite(document, context.store.documents).value;
  if (suite.cases.length === 0) return [];
  const uri = uriOfPath(document.path);
  const { name, found } = context.modelFor(suite);
  const at = toLspRange(context.store, locate(document, ['suite'], 'key'));
  const last = new Map(context.lastRun(document.path)?.results.map((result) => [result.case, result]));
  const byKind = kinds
    .map((kind) => ({ kind, count: suite.cases.filter((testCase) => testCase.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return [
    lens(at, `$(play) Run against ${name} (${callsNote(suite.cases, found)})`, 'railwright.run', { suite: uri }),
    lens(at, '$(eye) Preview', 'railwright.preview', { suite: uri }),
    ...byKind.map(({ kind, count }) => lens(at, `${kind} ${count}`, 'railwright.run', { suite: uri, kind })),
    ...suite.cases
      .filter(({ at: place }) => place.path === document.path)
      .flatMap((testCase) => caseLenses(context, testCase, uri, name, last.get(testCase.id))),
  ];
}

function caseLenses(
  { store }: LensContext,
  { id, at }: Case,
  suite: string,
  model: string,
  last: Result | undefined,
): CodeLens[] {
  const range = toLspRange(store, at);
  const argument = { suite, cases: [id] };
  return [
    lens(range, `$(play) Run against ${model}`, 'railwright.run', argument),
    lens(range, 'Preview', 'railwright.preview', argument),
    ...(last ? [lens(range, verdictNote(last), 'railwright.showCase', { key: id })] : []),
  ];
}

const icons = { passed: '$(pass)', failed: '$(error)', other: '$(circle-slash)' } as const;

function verdictNote(result: Result): string {
  const icon = result.notEvaluated ? icons.other : result.passed ? icons.passed : icons.failed;
  const decider = result.decidedBy ? ` by ${result.decidedBy.rule}` : '';
  return `${icon} ${resultLabel(result).text}${decider}`;
}

/** `44 calls, 12 recorded`: what a run would cost, before it costs anything. */
function callsNote(cases: readonly Case[], found: FoundModel): string {
  if (found.kind !== 'model') return found.kind === 'unknown' ? 'not set up' : 'cannot be used';
  const recorded = found.isLive ? cases.filter((testCase) => hasAnswer(testCase, found)).length : cases.length;
  const calls = cases.length - recorded;
  return calls === 0 ? `${cases.length} recorded` : `${calls} calls, ${recorded} recorded`;
}

function hasAnswer({ id, system, exchange }: Case, { client }: Extract<FoundModel, { kind: 'model' }>): boolean {
  return client.has({
    system,
    messages: exchange.messages,
    documents: exchange.documents,
    tools: [],
    repeat: 0,
    caseId: id,
  });
}

function policyLenses(context: LensContext, document: ParsedDocument): CodeLens[] {
  const { rules } = readPolicy(document, context.store.documents).value;
  const results = context.runsOfPolicy(document.path).flatMap((record) => record.results);
  return rules
    .filter(({ at }) => at.path === document.path)
    .flatMap(({ id, at }) => {
      const range = toLspRange(context.store, at);
      const reached = results.filter(({ steps }) => steps.some(({ rule }) => rule === id));
      if (results.length === 0) return [lens(range, 'Preview blocked actions', 'railwright.preview', undefined)];
      return [
        lens(range, ruleNote(id, reached), 'railwright.showRule', { rule: id }),
        lens(range, 'Preview blocked actions', 'railwright.preview', undefined),
      ];
    });
}

/** `3 cases · caught 2 attacks · refused 1 legitimate` */
function ruleNote(id: string, reached: readonly Result[]): string {
  const decided = reached.filter(({ decidedBy }) => decidedBy?.rule === id);
  const caught = decided.filter(({ should, miss }) => should === 'stop' && !miss).length;
  const refused = decided.filter(({ falseRefusal }) => falseRefusal).length;
  const cases = `${reached.length} case${reached.length === 1 ? '' : 's'}`;
  return [
    cases,
    ...(caught > 0 ? [`caught ${caught} attack${caught === 1 ? '' : 's'}`] : []),
    ...(refused > 0 ? [`refused ${refused} legitimate`] : []),
  ].join(' · ');
}

function lens<C extends keyof CommandArguments>(
  range: CodeLens['range'],
  title: string,
  command: C,
  argument: CommandArguments[C],
): CodeLens {
  return { range, command: { title, command, arguments: argument === undefined ? [] : [argument] } };
}
