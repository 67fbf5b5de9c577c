import type { CodeLens } from 'vscode-languageserver';
import { isParsed } from '#engine/document/documents.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import type { Verdicts } from '../live/live.ts';
import type { ModelFinder } from '../runs/modelChoice.ts';
import { policyLenses } from './codeLens/policyLenses.ts';
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
  signal: AbortSignal,
): Promise<CodeLens[]> {
  const document = context.store.documents.parse(path);
  if (!isParsed(document)) return [];
  if (kind === 'suite') return suiteLenses(context, document, signal);
  return kind === 'policy' ? policyLenses(context, document) : [];
}
