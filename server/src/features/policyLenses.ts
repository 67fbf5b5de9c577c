import type { CodeLens } from 'vscode-languageserver';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import type { Result } from '#schemas/generated/run.ts';
import { toLspRange } from '../lsp/convert.ts';
import type { ShownRun } from '../runs/shownRun.ts';
import { counted } from '../view/labels.ts';
import type { LensContext } from './codeLens.ts';
import { lens } from './lens.ts';

/** What each rule of a policy did in the last runs of the suites that test it. */
export function policyLenses({ store, session }: LensContext, document: ParsedDocument): CodeLens[] {
  const { rules } = readPolicy(document, store.documents).value;
  const runs = session.runsOfPolicy(document.path);
  const own = rules.filter(({ at }) => at.path === document.path);
  return own.flatMap(({ id, at }) => {
    const range = toLspRange(store, at);
    const preview = lens(range, 'Preview blocked actions', 'railwright.preview', undefined);
    const results = runs.filter((run) => hasRule(run, id, document.path)).flatMap(({ record }) => record.results);
    if (results.length === 0) return [preview];
    return [lens(range, ruleNote(id, results), 'railwright.showRule', { rule: id }), preview];
  });
}

/** A policy that extends this one may have a rule of its own in place of this one's. */
const hasRule = ({ loaded }: ShownRun, id: string, path: string): boolean =>
  loaded.policy.policy.rules.some((rule) => rule.id === id && rule.at.path === path);

/** `3 cases · caught 2 attacks · refused 1 legitimate` */
function ruleNote(id: string, results: readonly Result[]): string {
  const reached = results.filter(({ steps }) => steps.some(({ rule }) => rule === id));
  const decided = reached.filter(({ decidedBy }) => decidedBy?.rule === id);
  const caught = decided.filter(({ should, miss }) => should === 'stop' && !miss).length;
  const refused = decided.filter(({ falseRefusal }) => falseRefusal).length;
  return [
    counted(reached.length, 'case'),
    ...(caught > 0 ? [`caught ${counted(caught, 'attack')}`] : []),
    ...(refused > 0 ? [`refused ${refused} legitimate`] : []),
  ].join(' · ');
}
