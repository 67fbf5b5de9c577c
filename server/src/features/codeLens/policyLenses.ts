import type { CodeLens } from 'vscode-languageserver';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import type { ShownAt } from '../../live/verdicts/questions.ts';
import { toLspRange } from '../../lsp/convert.ts';
import { uriOfPath } from '../../lsp/uri.ts';
import { ruleText } from '../../view/verdictText.ts';
import type { LensContext } from '../codeLens.ts';
import { lens } from './lens.ts';

/** What each rule of a policy does in the suite in focus; the way to its cases, where hints say that. */
export async function policyLenses(context: LensContext, document: ParsedDocument): Promise<CodeLens[]> {
  const { store } = context;
  const { rules } = readPolicy(document, store.documents).value;
  const own = rules
    .filter(({ at }) => at.path === document.path)
    .map(({ id, layer, at }) => ({ id, layer, range: toLspRange(store, at) }));
  const ids = own.map(({ id }) => id);
  const titles = await titlesOf(context, document, ids);
  return own.flatMap(({ id, layer, range }) => {
    const argument = { rule: id, policy: uriOfPath(document.path) };
    const title = titles.get(id);
    return [
      ...(title === undefined ? [] : [lens(range, title, 'railwright.showRule', { rule: id })]),
      ...(layer === 'action' ? [lens(range, 'Preview blocked actions', 'railwright.preview', argument)] : []),
    ];
  });
}

/** What leads to the cases of a rule, of those that decide about the suite in focus. */
async function titlesOf(
  { verdicts, results }: LensContext,
  { path }: ParsedDocument,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const at: ShownAt = { surface: 'lenses', place: path };
  if (results === 'in hints') {
    const names = (await verdicts.ask({ kind: 'ruleNames', policy: path }, at)) ?? [];
    return new Map(names.map((id) => [id, 'Show cases']));
  }
  const judged = await verdicts.ask({ kind: 'rules', policy: path, ids }, at);
  return new Map(judged && [...judged.rules].map(([id, counts]) => [id, ruleText(counts, judged)]));
}
