import type { TestController, TestItem, Uri } from 'vscode';
import type { TestsChanged } from '#protocol/tests.ts';
import type { Server } from '../server.ts';
import { syncItems } from './syncItems.ts';
import { caseItem, describing, kindItem, suiteItem, toRange } from './testItems.ts';
import { nodeOf } from './testNode.ts';

/** The tests, as far as somebody has looked: suites, their kinds, and the cases of these. */
export interface TestTree {
  list(): Promise<void>;
  /** Finds what is below an item. */
  resolve(item: TestItem): Promise<void>;
  /** Finds all that is below an item, down to the cases. */
  resolveAll(item: TestItem): Promise<void>;
  /** Finds the cases of a suite that is open in the editor. */
  reveal(suite: Uri): Promise<void>;
  suite(uri: string): TestItem | undefined;
  suites(): readonly TestItem[];
  /** Finds everything again that was found before. */
  refresh(): Promise<void>;
  follow(changes: TestsChanged): Promise<void>;
}

export function createTestTree(controller: TestController, server: Server): TestTree {
  const { items } = controller;
  const resolved = new WeakSet<TestItem>();

  const list = async (): Promise<void> => {
    const suites = await server.request('railwright/tests', {});
    const maker = { controller, describe: describing() };
    syncItems(
      items,
      suites.map((suite, index) => suiteItem(maker, suite, index)),
    );
  };
  const findKinds = async (item: TestItem): Promise<void> => {
    const { range, kinds, problem } = await server.request('railwright/testKinds', { suite: item.id });
    item.range = range && toRange(range);
    item.error = problem;
    const maker = { controller, describe: describing() };
    syncItems(
      item.children,
      kinds.map((kind, index) => kindItem(maker, item, kind, index)),
    );
  };
  const findCases = async (item: TestItem): Promise<void> => {
    const node = nodeOf(item);
    if (node.kind !== 'kind') return;
    const cases = await server.request('railwright/testCases', { suite: node.suite, kind: node.of });
    const maker = { controller, describe: describing() };
    syncItems(
      item.children,
      cases.map((testCase, index) => caseItem(maker, item, testCase, index)),
    );
  };
  const find = async (item: TestItem): Promise<void> => {
    item.busy = true;
    try {
      await (item.parent ? findCases(item) : findKinds(item));
      resolved.add(item);
    } finally {
      item.busy = false;
    }
  };
  const resolve = async (item: TestItem): Promise<void> => {
    if (item.canResolveChildren && !resolved.has(item)) await find(item);
  };
  const resolveAll = async (item: TestItem): Promise<void> => {
    await resolve(item);
    for (const child of childrenOf(item)) await resolveAll(child);
  };
  /** Finds again what was found below a suite. */
  const findAgain = async (item: TestItem, areCasesOther: boolean): Promise<void> => {
    if (!resolved.has(item)) return;
    await find(item);
    for (const kind of childrenOf(item)) if (areCasesOther && resolved.has(kind)) await find(kind);
  };
  return {
    list,
    resolve,
    resolveAll,
    async reveal(uri) {
      const item = childrenOf({ children: items }).find((suite) => suite.uri?.toString() === uri.toString());
      if (item) await resolveAll(item);
    },
    suite: (uri) => items.get(uri),
    suites: () => childrenOf({ children: items }),
    async refresh() {
      await list();
      for (const item of childrenOf({ children: items })) await findAgain(item, true);
    },
    async follow({ isListOther, suites, outdated }) {
      if (isListOther) await list();
      for (const { uri, areCasesOther } of suites) {
        const item = items.get(uri);
        if (item) await findAgain(item, areCasesOther);
      }
      const stale = outdated.flatMap((each) => outdatedItems(items.get(each.suite), each.cases));
      if (stale.length > 0) controller.invalidateTestResults(stale);
    },
  };
}

const childrenOf = ({ children }: Pick<TestItem, 'children'>): readonly TestItem[] =>
  [...children].map(([, child]) => child);

/** The items that a change makes out of date: no more than these. */
function outdatedItems(suite: TestItem | undefined, cases: readonly string[] | 'all'): readonly TestItem[] {
  if (!suite || cases === 'all') return suite ? [suite] : [];
  const kinds = childrenOf(suite);
  return cases.flatMap((id) => kinds.flatMap(({ children }) => children.get(id) ?? []));
}
