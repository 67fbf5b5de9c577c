import type { Diagnostic } from '../document/diagnostic.ts';
import { keepPerNode } from '../document/keepPerNode.ts';
import { movedDiagnostic } from '../document/moved.ts';
import { itemsAt } from '../document/nodes.ts';
import type { Case } from '../suite/suite.ts';
import type { SuiteCheck } from './check.ts';
import { rowChecks } from './rowChecks.ts';
import { rowFindings } from './rowFindings.ts';

/** The rows of each data set are checked again only when one of them has changed, or what all of them depend on. */
export const checkRows: SuiteCheck = (context) => {
  const { document, suite, policy, settings } = context;
  const nodes = itemsAt(document, ['datasets']);
  return [...rowsBySet(suite.cases)].flatMap(([set, rows]) => {
    const node = nodes[set];
    const make = (): readonly Diagnostic[] => {
      const problems = rowChecks.map((check) => check(context)).flatMap((check) => rows.flatMap((row) => check(row)));
      return rowFindings(context, problems);
    };
    return node ? perSet(node, { given: [set, policy, settings, suite.model?.value, ...rows], make }) : make();
  });
};

const perSet = keepPerNode<readonly Diagnostic[]>((found, by) => found.map((each) => movedDiagnostic(each, by)));

function rowsBySet(cases: readonly Case[]): ReadonlyMap<number, readonly Case[]> {
  const bySet = new Map<number, Case[]>();
  for (const testCase of cases) {
    if (!testCase.row) continue;
    const rows = bySet.get(testCase.row.set);
    if (rows) rows.push(testCase);
    else bySet.set(testCase.row.set, [testCase]);
  }
  return bySet;
}
