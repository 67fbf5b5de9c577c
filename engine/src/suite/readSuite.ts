import type { SuiteFile } from '#schemas/generated/suite.ts';
import { checkShape, type Shape } from '../document/checkShape.ts';
import type { Diagnostic, Result } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import { locate } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { didYouMean, suggest } from '../document/suggest.ts';
import type { Source } from '../policy/policy.ts';
import { distinctSources, type Reading } from '../policy/reading.ts';
import { readCases } from './readCases.ts';
import { readDataset, reportRows } from './readDataset.ts';
import { dataFileOf, rowFault } from './rowFaults.ts';
import { type Case, type Gate, gateNames, type Suite } from './suite.ts';

/** Reads a suite file and its data sets. Cases whose shape is broken are left out, and reported. */
export function readSuite(document: ParsedDocument, documents: Documents): Result<Suite> {
  const shape = checkShape(document, 'suite');
  const diagnostics: Diagnostic[] = [...document.diagnostics, ...shape.diagnostics];
  const sources: Source[] = [{ path: document.path, text: document.text }];
  const reading: Reading = {
    document,
    documents,
    diagnostics,
    sources,
    bases: { chain: [], known: new Map() },
    conditions: { stricter: new WeakMap(), milder: new WeakMap() },
  };
  const file = soundPart(document, shape);
  const cases = distinctCases();
  readOwnCases(reading, file, shape, cases);
  readDatasets(reading, file, shape, cases);
  const value: Suite = {
    path: document.path,
    id: file.suite ?? '',
    policy:
      file.policy === undefined
        ? undefined
        : { value: documents.resolve(document.path, file.policy), at: locate(document, ['policy']) },
    model: file.model === undefined ? undefined : { value: file.model, at: locate(document, ['model']) },
    gates: readGates(file),
    cases: [...cases.byId.values()],
    sources: distinctSources(sources),
  };
  checkTwins(value.cases, diagnostics);
  return { value, diagnostics };
}

function soundPart(document: ParsedDocument, shape: Shape): Partial<SuiteFile> {
  const value = document.value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  const isList = (key: string): boolean => key === 'cases' || key === 'datasets';
  const entries = Object.entries(value).filter(([key, part]) =>
    isList(key) ? Array.isArray(part) : shape.isSound([key]),
  );
  return Object.fromEntries(entries) as Partial<SuiteFile>;
}

/** The cases so far. Each id stands once: results are told apart by it. */
interface DistinctCases {
  readonly byId: Map<string, Case>;
  /** Adds a case, or gives the one that has its id already. */
  add(testCase: Case): Case | undefined;
}

function distinctCases(): DistinctCases {
  const byId = new Map<string, Case>();
  const add = (testCase: Case): Case | undefined => {
    const first = byId.get(testCase.id);
    if (!first) byId.set(testCase.id, testCase);
    return first;
  };
  return { byId, add };
}

function readOwnCases(reading: Reading, file: Partial<SuiteFile>, shape: Shape, cases: DistinctCases): void {
  for (const testCase of readCases(reading, file, shape)) {
    const first = cases.add(testCase);
    if (!first) continue;
    reading.diagnostics.push({
      code: 'duplicate-case',
      level: 'error',
      message: twice(testCase),
      location: testCase.at,
      related: [{ location: first.at, message: 'the first one' }],
    });
  }
}

function readDatasets(reading: Reading, file: Partial<SuiteFile>, shape: Shape, cases: DistinctCases): void {
  const defaults = { system: file.system, session: file.session ?? {} };
  for (const [index, raw] of (file.datasets ?? []).entries()) {
    if (!shape.isSound(['datasets', index])) continue;
    const duplicates = readDataset(reading, raw, index, defaults).filter((testCase) => cases.add(testCase));
    const faults = duplicates.map((testCase) => rowFault(testCase, twice(testCase)));
    const dataFile = dataFileOf(reading.document.path, raw.file, reading.documents);
    reportRows(reading, 'duplicate-case', { faults, file: dataFile, set: index });
  }
}

const twice = ({ id }: Case): string => `the case id \`${id}\` stands in this suite twice`;

function readGates({ gates }: Partial<SuiteFile>): readonly Gate[] {
  return gateNames.flatMap((name) => {
    const parts = /^\s*(>=|<=|>|<)\s*([\d.]+)\s*$/.exec(gates?.[name] ?? '');
    return parts ? [{ name, operator: parts[1] as Gate['operator'], limit: Number(parts[2]) }] : [];
  });
}

/** In a larger suite, looking for a similar id for each unknown one would take too long. */
const mostCompared = 2000;

function checkTwins(cases: readonly Case[], diagnostics: Diagnostic[]): void {
  const ids = new Set(cases.map(({ id }) => id));
  for (const { twin } of cases) {
    if (!twin || ids.has(twin.value)) continue;
    const replacement = ids.size > mostCompared ? undefined : suggest(twin.value, [...ids]);
    diagnostics.push({
      code: 'unknown-twin',
      level: 'error',
      message: `there is no case \`${twin.value}\``,
      location: twin.at,
      help: didYouMean(replacement),
      replacement,
    });
  }
}
