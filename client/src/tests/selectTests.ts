import type { TestItem, TestRunRequest } from 'vscode';
import type { RunParams } from '#protocol/requests.ts';
import { casesBelow, isWithin, nodeOf } from './testNode.ts';
import type { TestTree } from './testTree.ts';

/** The tests of one suite that are to be run. */
export interface SelectedTests extends Pick<RunParams, 'suite' | 'cases' | 'kind'> {
  /** What was chosen: the suite, a kind, or cases. */
  readonly chosen: readonly TestItem[];
  /** The cases. */
  readonly items: readonly TestItem[];
}

/** What a request asks to be run, suite by suite. What is below the chosen items is found for that. */
export async function selectTests(
  tree: Pick<TestTree, 'resolveAll' | 'suites'>,
  { include, exclude = [] }: Pick<TestRunRequest, 'include' | 'exclude'>,
): Promise<readonly SelectedTests[]> {
  const chosen = include ?? tree.suites();
  for (const item of chosen) await tree.resolveAll(item);
  const bySuite = Map.groupBy(chosen, (item) => nodeOf(item).suite);
  return [...bySuite]
    .map(([suite, items]) => selectOf(suite, items, exclude))
    .filter(({ items, chosen: [first] }) => items.length > 0 || first?.error !== undefined);
}

function selectOf(suite: string, chosen: readonly TestItem[], exclude: readonly TestItem[]): SelectedTests {
  const isKept = (item: TestItem): boolean => !exclude.some((each) => isWithin(item, each));
  const items = [...new Set(chosen.flatMap(casesBelow))].filter(isKept);
  const touches = (item: TestItem): boolean => exclude.some((each) => isWithin(each, item) || isWithin(item, each));
  const whole = chosen.find((item) => nodeOf(item).kind === 'suite' && !touches(item));
  if (whole) return { suite, chosen, items };
  const [only, ...others] = chosen;
  const node = only && others.length === 0 && !touches(only) ? nodeOf(only) : undefined;
  if (node?.kind === 'kind') return { suite, kind: node.of, chosen, items };
  return { suite, cases: items.map(({ id }) => id), chosen, items };
}
