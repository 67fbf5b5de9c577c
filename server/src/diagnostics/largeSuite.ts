import { statSync } from 'node:fs';
import { type Documents, isParsed } from '#engine/document/documents.ts';
import { valueAt } from '#engine/document/nodes.ts';

/** In bytes, of a suite and its data sets: some ten thousand cases, which take a second to be read. */
const most = 8_000_000;

/**
 * Whether a suite has more cases than the editor's server judges between two edits to say what they show of rules;
 * `railwright check` judges them all. It is told by the size of the files, without reading the data sets.
 */
export function isLargeSuite(path: string, documents: Documents): boolean {
  const document = documents.parse(path);
  if (!isParsed(document)) return false;
  const datasets = valueAt(document.value, ['datasets']);
  const files = Array.isArray(datasets) ? datasets.map((entry) => entry?.file).filter(isText) : [];
  const sizes = files.map((file) => sizeOf(documents.resolve(path, file)));
  return sizes.reduce((sum, size) => sum + size, document.text.length) > most;
}

const isText = (value: unknown): value is string => typeof value === 'string';

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
