import type { CodeLens } from 'vscode-languageserver';
import { isParsed } from '#engine/document/documents.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import type { Verdicts } from '../live/live.ts';
import type { ModelFinder } from '../runs/modelChoice.ts';
import { policyLenses } from './codeLens/policyLenses.ts';
import { type CaseOfLens, withVerdict } from './codeLens/resultLens.ts';
import { type CountedSuite, withCalls } from './codeLens/runLens.ts';
import { suiteLenses } from './codeLens/suiteLenses.ts';

export interface LensContext {
  readonly store: DocumentStore;
  readonly models: ModelFinder;
  readonly verdicts: Verdicts;
  /** Where the editor shows what came of cases and rules: it is said once. */
  readonly results: 'in hints' | 'in lenses';
}

/** The lenses of a suite (run, preview, verdicts) or of a policy (what each rule does). */
export async function codeLenses(
  context: LensContext,
  { path, kind }: Pick<Draft, 'path' | 'kind'>,
): Promise<CodeLens[]> {
  const document = context.store.documents.parse(path);
  if (!isParsed(document)) return [];
  if (kind === 'suite') return suiteLenses(context, document);
  return kind === 'policy' ? policyLenses(context, document) : [];
}

/** A lens that comes into sight is given its words. Who sends one that had them already gets it back. */
export async function resolveLens(
  codeLens: CodeLens,
  context: Omit<LensContext, 'results'>,
  signal: AbortSignal,
): Promise<CodeLens> {
  const data = codeLens.data as CaseOfLens | CountedSuite | undefined;
  if (!data) return codeLens;
  return 'id' in data ? withVerdict(codeLens.range, data, context) : withCalls(codeLens.range, data, context, signal);
}
