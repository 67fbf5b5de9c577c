import type { Dataset } from '#schemas/generated/suite.ts';
import { locate, type Path } from '../document/nodes.ts';
import { didYouMean, suggest } from '../document/suggest.ts';
import { orList, ticked } from '../document/words.ts';
import type { Reading } from '../policy/reading.ts';
import type { Field } from './fields.ts';
import { fieldOf, type Row } from './rows.ts';
import { expectedVerdicts, kinds } from './suite.ts';

/** Reports what is wrong with the fields of a data set whatever its rows hold; gives whether nothing is. */
export function checkFields(reading: Reading, raw: Dataset, path: Path, rows: readonly Row[]): boolean {
  const before = reading.diagnostics.length;
  for (const [way, field] of fieldsOf(raw)) reportUnknownColumn(reading, field, [...path, ...way], rows);
  reportUnknownValues(reading, raw.kind, [...path, 'kind'], kinds);
  if (raw.expect !== undefined) reportUnknownValues(reading, raw.expect, [...path, 'expect'], expectedVerdicts);
  return reading.diagnostics.length === before;
}

const fieldsOf = (raw: Dataset): readonly (readonly [Path, Field | undefined])[] => [
  ...(['id', 'input', 'kind', 'expect', 'document'] as const).map((key) => [[key], raw[key]] as const),
  ...(['output', 'calls'] as const).map((key) => [['recorded', key], raw.recorded?.[key]] as const),
];

/** A column that no row has is a mistake in the suite, and not one of each row. */
function reportUnknownColumn(reading: Reading, field: Field | undefined, path: Path, rows: readonly Row[]): void {
  if (typeof field !== 'object' || rows.length === 0) return;
  const { column } = field;
  if (rows.some((row) => fieldOf(row, column) !== undefined)) return;
  const known = Object.keys(rows[0]?.fields ?? {});
  const replacement = suggest(column, known);
  reading.diagnostics.push({
    code: 'unknown-column',
    level: 'error',
    message: `there is no column \`${column}\``,
    location: locate(reading.document, [...path, 'column']),
    help: didYouMean(replacement) ?? `the file has ${ticked(known)}`,
    replacement,
  });
}

/** What a field gives for all rows, and what its map makes of them, must be among the words that there are. */
function reportUnknownValues(reading: Reading, field: Field, path: Path, allowed: readonly string[]): void {
  const given: readonly (readonly [Path, string])[] =
    typeof field === 'string'
      ? [[path, field]]
      : Object.entries(field.map ?? {}).map(([key, value]) => [[...path, 'map', key], value] as const);
  for (const [place, value] of given) {
    if (allowed.includes(value)) continue;
    const replacement = suggest(value, allowed);
    reading.diagnostics.push({
      code: 'unknown-value',
      level: 'error',
      message: `expected ${orList(allowed.map((word) => ticked([word])))}, got \`${value}\``,
      location: locate(reading.document, place),
      help: didYouMean(replacement),
      replacement,
    });
  }
}
