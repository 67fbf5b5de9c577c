import type { CodeLens } from 'vscode-languageserver';
import { locate } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { type Case, kinds } from '#engine/suite/suite.ts';
import { toLspRange } from '../../lsp/convert.ts';
import { uriOfPath } from '../../lsp/uri.ts';
import type { LensContext } from '../codeLens.ts';
import { lens } from './lens.ts';
import { resultLens } from './resultLens.ts';
import type { CountedSuite } from './runLens.ts';

/** Run and preview of the suite, its kinds, and each of its cases, with the way to what it comes to. */
export function suiteLenses(context: LensContext, document: ParsedDocument): CodeLens[] {
  const suite = readSuite(document, context.store.documents).value;
  if (suite.cases.length === 0) return [];
  const uri = uriOfPath(document.path);
  const model = context.models.nameFor(suite);
  const at = toLspRange(context.store, locate(document, ['suite'], 'key'));
  const own = suite.cases.filter(({ at: place }) => place.path === document.path);
  return [
    { range: at, data: { suite: uri } satisfies CountedSuite },
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
