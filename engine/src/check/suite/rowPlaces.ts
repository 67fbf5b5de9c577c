import { type Path, valueAt } from '../../document/nodes.ts';
import type { ParsedDocument } from '../../document/parseDocument.ts';
import type { Case } from '../../suite/suite.ts';

/** Where a data set says what a row expects, from the set on: the one entry of the map that gives its verdict, or all of it. */
export function expectationPlace({ value }: ParsedDocument, { row, expect }: Case): Path {
  const map = valueAt(value, ['datasets', row?.set ?? 0, 'expect', 'map']);
  const entries = Object.entries(map ?? {}).filter(([, verdict]) => verdict === expect?.text);
  const [entry] = entries;
  return entry && entries.length === 1 ? ['expect', 'map', entry[0]] : ['expect'];
}

/** Where it says what the model called. */
export const callsPlace: Path = ['recorded', 'calls'];
