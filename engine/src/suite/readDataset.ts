import type { Dataset } from '#schemas/generated/suite.ts';
import type { CheckCode } from '../document/checkCodes.ts';
import { keepPerNode } from '../document/keepPerNode.ts';
import { itemsAt, locate, type Path } from '../document/nodes.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Verdict } from '../policy/policy.ts';
import type { Reading } from '../policy/reading.ts';
import { checkFields } from './checkFields.ts';
import { type Field, readText } from './fields.ts';
import { readAnswer } from './readAnswer.ts';
import type { CaseDefaults } from './readExchange.ts';
import { type DataFile, dataFileOf, faultFindings, type RowFault } from './rowFaults.ts';
import { fieldOf, type Row, type Rows, rowsOfFile } from './rows.ts';
import { type Case, type Expectation, expectedVerdicts, type Kind, kinds } from './suite.ts';

/** Reads the cases of the data set with this number. Rows that give no case are reported with their lines; the others stand. */
export function readDataset(reading: Reading, raw: Dataset, set: number, defaults: CaseDefaults): readonly Case[] {
  const path: Path = ['datasets', set];
  const file = dataFileOf(reading.document.path, raw.file, reading.documents);
  const rows = readFile(reading, raw, file.path, path);
  if (!rows || !checkFields(reading, raw, path, rows.rows)) return [];
  const make = (): CasesOfRows => readRows(raw, rows, { set, file: file.path, defaults });
  const node = itemsAt(reading.document, ['datasets'])[set];
  const given = [rows, set, defaults.system, JSON.stringify(defaults.session)];
  const { cases, broken } = node ? perSet(node, { given, make }) : make();
  reportRows(reading, 'broken-row', { faults: broken, file, set });
  return cases;
}

interface CasesOfRows {
  readonly cases: readonly Case[];
  readonly broken: readonly RowFault[];
}

/** Thousands of rows are read again only when the set, or its file, has changed. Nothing of them stands in the suite. */
const perSet = keepPerNode<CasesOfRows>((read) => read);

interface SetContext {
  readonly set: number;
  readonly file: string;
  readonly defaults: CaseDefaults;
}

function readRows(raw: Dataset, rows: Rows, context: SetContext): CasesOfRows {
  const broken: RowFault[] = [...rows.broken];
  const cases = rows.rows.flatMap((row) => {
    const read = readRow(raw, row, context);
    if (!('problem' in read)) return [read];
    broken.push({ place: row.place, range: row.range, message: read.problem });
    return [];
  });
  return { cases, broken };
}

function readFile(reading: Reading, raw: Dataset, file: string, path: Path): Rows | undefined {
  const fail = (code: CheckCode, message: string): undefined => {
    reading.diagnostics.push({ code, level: 'error', message, location: locate(reading.document, [...path, 'file']) });
  };
  const content = reading.documents.read(file);
  if (content.kind === 'unreadable') return fail('missing-file', `cannot read \`${raw.file}\`: ${content.reason}`);
  reading.sources.push({ path: file, text: content.text });
  const rows = rowsOfFile(reading.documents, { path: file, text: content.text }, raw.rows);
  return rows ?? fail('unknown-format', `\`${raw.file}\` is none of CSV, TSV, JSON, JSONL`);
}

function readRow(raw: Dataset, row: Row, { set, file, defaults }: SetContext): Case | { readonly problem: string } {
  const problems: string[] = [];
  const text = (field: Field | undefined): string | undefined =>
    field === undefined ? undefined : readText(field, row, problems);
  const id = (text(raw.id) ?? String(row.number)).trim().replace(/\s+/g, '-');
  if (id === '') problems.push('the case id is empty');
  const kind = oneOf(kinds, text(raw.kind), 'kind', problems);
  const verdict = oneOf(expectedVerdicts, text(raw.expect), 'verdict', problems);
  const input = text(raw.input);
  const document = isAbsent(raw.document, row) ? undefined : text(raw.document);
  const recorded = raw.recorded && readAnswer(raw.recorded, row, problems);
  if (problems.length > 0 || kind === undefined || input === undefined) return { problem: problems.join('; ') };
  const at = { path: file, range: row.range };
  const exchange = exchangeOf({ input, document }, defaults);
  const expect = verdict && expectation(verdict, at);
  return { id, kind, exchange, recorded, expect, tags: raw.tags ?? [], at, row: { set, place: row.place } };
}

interface RowTexts {
  readonly input: string;
  readonly document: string | undefined;
}

const exchangeOf = ({ input, document }: RowTexts, { system, session }: CaseDefaults): Exchange => ({
  messages: [{ role: 'user', content: input }],
  documents: document === undefined ? [] : [{ text: document }],
  session,
  history: [],
  ...(system !== undefined && { system }),
});

/** Not every row needs to have a document. */
const isAbsent = (field: Field | undefined, row: Row): boolean =>
  typeof field === 'object' && [undefined, null, ''].includes(fieldOf(row, field.column) as undefined | null | '');

function oneOf<T extends Kind | Verdict>(
  allowed: readonly T[],
  value: string | undefined,
  name: string,
  problems: string[],
): T | undefined {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined && value !== undefined) problems.push(`\`${value.slice(0, 60)}\` is no ${name}`);
  return found;
}

const expectation = (verdict: Verdict, at: Expectation['at']): Expectation => ({
  verdicts: [verdict],
  text: verdict,
  at,
});

interface RowReport {
  readonly faults: readonly RowFault[];
  readonly file: DataFile;
  /** The number of the data set in the suite. */
  readonly set: number;
}

/** Reports what is wrong with rows of a data file at the place where the suite names it. */
export function reportRows(
  { document, diagnostics }: Reading,
  code: CheckCode,
  { faults, file, set }: RowReport,
): void {
  const location = locate(document, ['datasets', set, 'file']);
  for (const each of faultFindings(faults, { code, level: 'error', location, file })) diagnostics.push(each);
}
