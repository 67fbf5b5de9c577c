import { CodeActionKind } from 'vscode-languageserver';
import { findNode, valueAt } from '#engine/document/nodes.ts';
import { propertiesAt } from '#engine/document/schemaAt.ts';
import { expectationOf } from '#engine/run/expectation.ts';
import { insertEntry } from '../edits/insertEntry.ts';
import { styleOf } from '../edits/style.ts';
import { writeFlow } from '../edits/writeValue.ts';
import { type ActionPlace, editOf, type Offer, type ProjectEdit } from './action.ts';
import type { CaseNow, FindCaseOffers, Outcome } from './caseNow.ts';

/** What came out of a case, kept with it: as what it expects, and the model's answer as the one that is replayed. */
export const keepOutcome: FindCaseOffers = (place, now) => [...expectation(place, now), ...answer(place, now)];

function expectation(place: ActionPlace, now: CaseNow): readonly Offer[] {
  const { output } = (valueAt(place.document.value, [...now.item.path, 'expect']) ?? {}) as {
    readonly output?: unknown;
  };
  const expected = output === undefined ? expectationOf(now.outcome) : { ...asMapping(now.outcome), output };
  const by = now.outcome.decidedBy ? ` by \`${now.outcome.decidedBy.rule}\`` : '';
  const title = `Expect \`${now.outcome.verdict}\`${by}, as it is now`;
  // That an attack gets through is nothing to get used to.
  const isUnfit = (now.outcome.passed && now.testCase.expect !== undefined) || now.outcome.miss;
  const edit = () => setKey(place, now, 'expect', expected);
  return isUnfit ? [] : [{ title, kind: CodeActionKind.Refactor, edit }];
}

const asMapping = ({ verdict, decidedBy }: Outcome): object => ({ verdict, rule: decidedBy?.rule });

function answer(place: ActionPlace, now: CaseNow): readonly Offer[] {
  const { model, result } = place.judged ?? {};
  if (now.testCase.recorded || !result || result.notEvaluated || result.answer === 'none') return [];
  const { calls, output } = result.exchange;
  const recorded = {
    calls: calls.length > 0 ? calls.map(({ tool, args }) => ({ tool, args })) : undefined,
    output,
  };
  const title = `Keep the answer of \`${model}\` with the case`;
  return [{ title, kind: CodeActionKind.Refactor, edit: () => setKey(place, now, 'recorded', recorded) }];
}

/** Writes a value in the place of another, or adds it. Undefined where a comment would be lost. */
function setKey({ document }: ActionPlace, { item }: CaseNow, key: string, value: unknown): ProjectEdit | undefined {
  const path = [...item.path, key];
  const { node, key: name } = valueAt(document.value, path) === undefined ? {} : (findNode(document, path) ?? {});
  if (!node || !name) {
    const order = [...propertiesAt('suite', item.path).keys()];
    return editOf(document.path, insertEntry(document, item.path, { key, value, order }));
  }
  const start = document.text.indexOf(':', name.end) + 1;
  const hasComment = /(?:^|\s)#/.test(document.text.slice(start, node.end));
  const text = ` ${writeFlow(value, styleOf(document))}`;
  return hasComment ? undefined : editOf(document.path, { range: { start, end: node.end }, text });
}
