import type { Dataset } from '#schemas/generated/suite.ts';
import type { CheckCode } from '../document/checkCodes.ts';
import { locate, type Path } from '../document/nodes.ts';
import { didYouMean, suggest } from '../document/suggest.ts';
import { type Verdict, verdicts } from '../policy/policy.ts';
import type { Reading } from '../policy/reading.ts';
import { type Field, readField } from './fields.ts';
import { readAnswer } from './readAnswer.ts';
import type { CaseDefaults } from './readCase.ts';
import { type BrokenRow, fieldOf, type Row, readRows } from './rows.ts';
import { type Case, type Expectation, type Kind, kinds } from './suite.ts';

/** Reads the cases of a data set. A row that gives no case is reported with its line; the others stand. */
export function readDataset(reading: Reading, raw: Dataset, path: Path, defaults: CaseDefaults): readonly Case[] {
  const file = reading.documents.resolve(reading.document.path, raw.file);
  const content = reading.documents.read(file);
  const at = locate(reading.document, [...path, 'file']);
  const fail = (code: CheckCode, message: string): readonly Case[] => {
    reading.diagnostics.push({ code, level: 'error', message, location: at });
    return [];
  };
  if (content.kind === 'unreadable') return fail('missing-file', `cannot read \`${raw.file}\`: ${content.reason}`);
  reading.sources.push({ path: file, text: content.text });
  const rows = reading.documents.derive(`rows:${file}#${raw.rows ?? ''}`, content.text, (text) =>
    readRows(file, text, raw.rows),
  );
  if (!rows) return fail('unknown-format', `\`${raw.file}\` is none of CSV, JSON, JSONL`);
  if (reportUnknownColumns(reading, raw, path, rows.rows)) return [];
  const broken: BrokenRow[] = [...rows.broken];
  const cases = rows.rows.flatMap((row, index) => {
    const read = readRow(raw, row, { index, file, defaults });
    if ('problem' in read) broken.push({ line: row.line, message: read.problem });
    return 'problem' in read ? [] : [read];
  });
  reportBroken(reading, raw.file, file, path, broken);
  return cases;
}

/** A column that no row has is a mistake in the suite, and not one of each row. */
function reportUnknownColumns(
  { document, diagnostics }: Reading,
  raw: Dataset,
  path: Path,
  rows: readonly Row[],
): boolean {
  if (rows.length === 0) return false;
  const fields: readonly (readonly [Path, Field | undefined])[] = [
    ...(['id', 'input', 'kind', 'expect', 'document'] as const).map((key) => [[key], raw[key]] as const),
    ...(['output', 'calls'] as const).map((key) => [['recorded', key], raw.recorded?.[key]] as const),
  ];
  const unknown = fields.filter(
    ([, field]) => typeof field === 'object' && rows.every((row) => fieldOf(row, field.column) === undefined),
  );
  for (const [way, field] of unknown) {
    const column = (field as Exclude<Field, string>).column;
    const known = Object.keys(rows[0]?.fields ?? {});
    const replacement = suggest(column, known);
    const help = didYouMean(replacement) ?? `the file has ${known.map((name) => `\`${name}\``).join(', ')}`;
    const location = locate(document, [...path, ...way, 'column']);
    diagnostics.push({
      code: 'unknown-column',
      level: 'error',
      message: `there is no column \`${column}\``,
      location,
      help,
      replacement,
    });
  }
  return unknown.length > 0;
}

interface RowContext {
  readonly index: number;
  readonly file: string;
  readonly defaults: CaseDefaults;
}

function readRow(raw: Dataset, row: Row, { index, file, defaults }: RowContext): Case | { readonly problem: string } {
  const problems: string[] = [];
  const text = (field: Field | undefined): string | undefined => {
    if (field === undefined) return undefined;
    const read = readField(field, row);
    if (read.kind === 'value') return read.value;
    problems.push(read.message);
    return undefined;
  };
  const id = (text(raw.id) ?? String(index + 1)).replace(/\s+/g, '-');
  const kind = oneOf(kinds, text(raw.kind), 'kind', problems);
  const verdict = raw.expect === undefined ? undefined : oneOf(verdicts, text(raw.expect), 'verdict', problems);
  const input = text(raw.input);
  const document = text(raw.document);
  const recorded = raw.recorded && readAnswer(raw.recorded, row, problems);
  if (problems.length > 0 || kind === undefined || input === undefined) return { problem: problems.join('; ') };
  const at = { path: file, range: { start: 0, end: 0 } };
  return {
    id,
    kind,
    system: defaults.system,
    exchange: {
      messages: [{ role: 'user', content: input }],
      documents: document === undefined ? [] : [{ text: document }],
      session: defaults.session,
    },
    recorded,
    expect: verdict && expectation(verdict, at),
    tags: raw.tags ?? [],
    at,
  };
}

function oneOf<T extends Kind | Verdict>(
  allowed: readonly T[],
  value: string | undefined,
  name: string,
  problems: string[],
): T | undefined {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined && value !== undefined) problems.push(`\`${value}\` is no ${name}`);
  return found;
}

const expectation = (verdict: Verdict, at: Expectation['at']): Expectation => ({
  verdicts: [verdict],
  text: verdict,
  at,
});

/** More than this would bury everything else. */
const mostReported = 20;

function reportBroken(
  { document, diagnostics }: Reading,
  name: string,
  file: string,
  path: Path,
  broken: readonly BrokenRow[],
): void {
  const location = locate(document, [...path, 'file']);
  for (const { line, message } of broken.slice(0, mostReported)) {
    const related = [{ location: { path: file, range: { start: 0, end: 0 } }, message: `line ${line}` }];
    diagnostics.push({
      code: 'broken-row',
      level: 'error',
      message: `line ${line} of \`${name}\`: ${message}`,
      location,
      related,
    });
  }
  if (broken.length > mostReported) {
    diagnostics.push({
      code: 'broken-row',
      level: 'error',
      message: `${broken.length - mostReported} more rows of \`${name}\` are broken`,
      location,
    });
  }
}
