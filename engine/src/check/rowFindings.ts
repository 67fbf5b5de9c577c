import type { Diagnostic, Location } from '../document/diagnostic.ts';
import { findNode, locate, type Path, valueAt } from '../document/nodes.ts';
import { dataFileOf, faultFindings, rowFault } from '../suite/rowFaults.ts';
import type { RowProblem, SuiteContext } from './check.ts';

/** Problems of rows as findings at their data sets. Those that are mended at the same place are told together. */
export function rowFindings(context: SuiteContext, problems: readonly RowProblem[]): readonly Diagnostic[] {
  const groups = Map.groupBy(problems, ({ row, code, at }) => [row.row?.set, code, ...at].join(' '));
  return [...groups.values()].flatMap((group) => groupFindings(context, group));
}

function groupFindings({ document, documents }: SuiteContext, group: readonly RowProblem[]): readonly Diagnostic[] {
  const [{ row, code, level, help, at }] = group as [RowProblem];
  const set = ['datasets', row.row?.set ?? 0];
  const file = dataFileOf(document.path, String(valueAt(document.value, [...set, 'file'])), documents);
  const faults = group.map((problem) => rowFault(problem.row, problem.message));
  return faultFindings(faults, { code, level, help, location: placeOf(document, set, at), file });
}

/** A value that is a word; of a mapping, the key. The file, where the set says nothing there. */
function placeOf(document: SuiteContext['document'], set: Path, at: Path): Location {
  const path = findNode(document, [...set, ...at]) ? [...set, ...at] : [...set, 'file'];
  return locate(document, path, typeof valueAt(document.value, path) === 'object' ? 'key' : 'value');
}
