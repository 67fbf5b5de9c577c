import type { CodeLens } from 'vscode-languageserver';
import type { CaseVerdict } from '../../live/verdicts/questions.ts';
import { pathOfUri } from '../../lsp/uri.ts';
import { caseText } from '../../view/verdictText.ts';
import type { LensContext } from '../codeLens.ts';
import { lens } from './lens.ts';

/** A case, by the URI of its suite. */
export interface CaseOfLens {
  readonly suite: string;
  readonly id: string;
}

/** Shows what a case comes to. */
export const resultLens = (range: CodeLens['range'], title: string, { suite, id }: CaseOfLens): CodeLens =>
  lens(range, title, 'railwright.showCase', { key: id, suite });

/** A lens that says what a case comes to is given its words when it comes into sight: a suite may have many cases. */
export async function withVerdict(
  range: CodeLens['range'],
  { suite, id }: CaseOfLens,
  { verdicts }: Pick<LensContext, 'verdicts'>,
): Promise<CodeLens> {
  const path = pathOfUri(suite);
  const at = { surface: 'lenses', place: JSON.stringify([path, id]) } as const;
  const judged = await verdicts.ask({ kind: 'cases', suite: path, ids: [id] }, at);
  const now = judged?.cases.get(id);
  const title = judged && now ? `${icons[now.status]} ${caseText(now, judged)}` : 'Show result';
  return resultLens(range, title, { suite, id });
}

const icons = {
  passed: '$(pass)',
  failed: '$(error)',
  'not-evaluated': '$(circle-slash)',
  'needs-run': '$(circle-slash)',
} satisfies Record<CaseVerdict['status'], string>;
