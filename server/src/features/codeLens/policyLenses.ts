import type { CodeLens } from 'vscode-languageserver';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import { toLspRange } from '../../lsp/convert.ts';
import { uriOfPath } from '../../lsp/uri.ts';
import { resultsOfRule, ruleCount } from '../../view/ruleCounts.ts';
import type { LensContext } from '../codeLens.ts';
import { lens } from './lens.ts';

/** What each rule of a policy did in the last runs of the suites that test it; the way to its cases, where hints say that. */
export function policyLenses({ store, session, results: shown }: LensContext, document: ParsedDocument): CodeLens[] {
  const { rules } = readPolicy(document, store.documents).value;
  const runs = session.runsOfPolicy(document.path);
  const own = rules.filter(({ at }) => at.path === document.path);
  return own.flatMap(({ id, at, layer }) => {
    const range = toLspRange(store, at);
    const argument = { rule: id, policy: uriOfPath(document.path) };
    const preview = layer === 'action' ? [lens(range, 'Preview blocked actions', 'railwright.preview', argument)] : [];
    const results = resultsOfRule(runs, { id, path: document.path });
    if (results.length === 0) return preview;
    const title = shown === 'in hints' ? 'Show cases' : ruleCount(id, results);
    return [lens(range, title, 'railwright.showRule', { rule: id }), ...preview];
  });
}
