import type { Diagnostic, Location } from '../document/diagnostic.ts';
import { findNode, locate, type Path, valueAt } from '../document/nodes.ts';
import { aboutRows, rowFault } from '../suite/rowFindings.ts';
import type { RowProblem, SuiteContext } from './check.ts';

/** Problems of rows as findings at their data sets. Those that are mended at the same place are told together. */
export function aboutProblems(context: SuiteContext, problems: readonly RowProblem[]): readonly Diagnostic[] {
  const groups = Map.groupBy(problems, ({ row, code, at }) => [row.row?.set, code, ...at].join(' '));
  return [...groups.values()].flatMap((group) => aboutGroup(context, group));
}

function aboutGroup({ document, documents }: SuiteContext, group: readonly RowProblem[]): readonly Diagnostic[] {
  const [{ row, code, level, help, at }] = group as [RowProblem];
  const set = ['datasets', row.row?.set ?? 0];
  const name = String(valueAt(document.value, [...set, 'file']));
  const faults = group.map((problem) => rowFault(problem.row, problem.message));
  const file = { name, path: documents.resolve(document.path, name) };
  return aboutRows(faults, { code, level, help, location: placeOf(document, set, at), file });
}

/** A value that is a word; of a mapping, the key. The file, where the set says nothing there. */
function placeOf(document: SuiteContext['document'], set: Path, at: Path): Location {
  const path = findNode(document, [...set, ...at]) ? [...set, ...at] : [...set, 'file'];
  return locate(document, path, typeof valueAt(document.value, path) === 'object' ? 'key' : 'value');
}
