import type { SuiteFile } from '#schemas/generated/suite.ts';
import { checkShape, type Shape } from '../document/checkShape.ts';
import type { Diagnostic, Result } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import { locate } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import type { Source } from '../policy/policy.ts';
import { distinctSources, type Reading } from '../policy/reading.ts';
import { readCase } from './readCase.ts';
import { readDataset } from './readDataset.ts';
import { type Case, type Gate, gateNames, type Suite } from './suite.ts';

/** Reads a suite file and its data sets. Cases whose shape is broken are left out, and reported. */
export function readSuite(document: ParsedDocument, documents: Documents): Result<Suite> {
  const shape = checkShape(document, 'suite');
  const diagnostics: Diagnostic[] = [...document.diagnostics, ...shape.diagnostics];
  const sources: Source[] = [{ path: document.path, text: document.text }];
  const reading: Reading = { document, documents, diagnostics, sources, chain: [] };
  const file = soundPart(document, shape);
  const cases = [...readOwnCases(reading, file, shape), ...readDatasets(reading, file, shape)];
  const value: Suite = {
    path: document.path,
    id: file.suite ?? '',
    policy:
      file.policy === undefined
        ? undefined
        : { value: documents.resolve(document.path, file.policy), at: locate(document, ['policy']) },
    model: file.model === undefined ? undefined : { value: file.model, at: locate(document, ['model']) },
    gates: readGates(file),
    cases: distinctCases(reading, cases),
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
    isList(key) ? Array.isArray(part) : shape.isSound(`/${key}`),
  );
  return Object.fromEntries(entries) as Partial<SuiteFile>;
}

function readOwnCases(reading: Reading, file: Partial<SuiteFile>, shape: Shape): readonly Case[] {
  const defaults = { system: file.system, session: file.session ?? {} };
  return (file.cases ?? []).flatMap((raw, index) => {
    if (!shape.isSound(`/cases/${index}`)) return [];
    const read = readCase(reading, raw, ['cases', index], defaults);
    return read ? [read] : [];
  });
}

function readDatasets(reading: Reading, file: Partial<SuiteFile>, shape: Shape): readonly Case[] {
  const defaults = { system: file.system, session: file.session ?? {} };
  return (file.datasets ?? []).flatMap((raw, index) =>
    shape.isSound(`/datasets/${index}`) ? readDataset(reading, raw, ['datasets', index], defaults) : [],
  );
}

function readGates({ gates }: Partial<SuiteFile>): readonly Gate[] {
  return gateNames.flatMap((name) => {
    const parts = /^\s*(>=|<=|>|<)\s*([\d.]+)\s*$/.exec(gates?.[name] ?? '');
    return parts ? [{ name, operator: parts[1] as Gate['operator'], limit: Number(parts[2]) }] : [];
  });
}

/** Each id once: results are told apart by it. */
function distinctCases({ diagnostics }: Reading, cases: readonly Case[]): readonly Case[] {
  const byId = new Map<string, Case>();
  for (const testCase of cases) {
    const first = byId.get(testCase.id);
    if (!first) byId.set(testCase.id, testCase);
    else {
      const related = [{ location: first.at, message: 'the first one' }];
      diagnostics.push({
        code: 'duplicate-case',
        level: 'error',
        message: `the case id \`${testCase.id}\` stands in this suite twice`,
        location: testCase.at,
        related,
      });
    }
  }
  return [...byId.values()];
}

function checkTwins(cases: readonly Case[], diagnostics: Diagnostic[]): void {
  const ids = new Set(cases.map(({ id }) => id));
  for (const { twin } of cases) {
    if (!twin || ids.has(twin.value)) continue;
    diagnostics.push({
      code: 'unknown-twin',
      level: 'error',
      message: `there is no case \`${twin.value}\``,
      location: twin.at,
    });
  }
}
