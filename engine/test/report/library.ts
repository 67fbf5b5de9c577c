import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunRecord } from '#schemas/generated/run.ts';
import { checkFile } from '../../src/check/checkFile.ts';
import { diffRuns } from '../../src/compare/diffRuns.ts';
import { type CompiledPolicy, compilePolicy } from '../../src/compile/compilePolicy.ts';
import { type Documents, isParsed, openDocuments } from '../../src/document/documents.ts';
import { kindOfFile } from '../../src/document/fileKind.ts';
import type { FileContent } from '../../src/document/files.ts';
import { readPolicyFile } from '../../src/policy/readPolicy.ts';
import { checkedFiles, place } from '../../src/report/checkedFile.ts';
import type { CheckReport, DiffReport, Places, RunReport } from '../../src/report/reports.ts';
import { answersFileModel } from '../../src/run/answersFile.ts';
import { answersOfCases } from '../../src/run/recordedModel.ts';
import { runSuite } from '../../src/run/runSuite.ts';
import { settingsFor } from '../../src/settings/readSettings.ts';
import { readSuite } from '../../src/suite/readSuite.ts';

const folder = fileURLToPath(new URL('../../../testFixtures/reports/library/', import.meta.url));

/** The files of testFixtures/reports/library, some of them with other texts. */
export function libraryDocuments(edits: Readonly<Record<string, string>> = {}): Documents {
  return openDocuments({
    read: (path) => (edits[path] === undefined ? readFixture(path) : { kind: 'text', text: edits[path] }),
    resolve: (from, reference) => posix.resolve(posix.dirname(from), reference),
    display: (path) => path.slice(1),
  });
}

export const fixtureText = (name: string): string => readFileSync(folder + name, 'utf8');

function readFixture(path: string): FileContent {
  try {
    return { kind: 'text', text: fixtureText(path.slice(1)) };
  } catch {
    return { kind: 'unreadable', reason: 'no such file' };
  }
}

export function libraryPolicy(documents: Documents): CompiledPolicy {
  const policy = readPolicyFile('/library.policy.yaml', documents);
  if (!policy) throw new Error('there is no policy');
  return compilePolicy(policy.value).value;
}

export const rulesOf = ({ policy }: CompiledPolicy, documents: Documents): Places =>
  new Map(policy.rules.map(({ id, at }) => [id, place(at, documents)]));

export function checkReport(paths: readonly string[], documents: Documents): CheckReport {
  const files = paths.flatMap((path) => {
    const document = documents.parse(path);
    const kind = kindOfFile(path);
    return kind && isParsed(document)
      ? checkedFiles(
          [path],
          checkFile(kind, document, documents),
          documents,
          (code) => `file:///docs/checks/${code}.md`,
        )
      : [];
  });
  return {
    files,
    version: '1.2.3',
    readPage: (code) => `# ${code}\n\nLevel: error. In: policies.\n\nWhat [it](it.md) finds. And more.\n`,
  };
}

/** Runs the suite with the answers of a model, at a time that stands still. */
export async function runReport(model: 'recorded' | 'tired', documents = libraryDocuments()): Promise<RunReport> {
  const document = documents.parse('/library.suite.yaml');
  if (!isParsed(document)) throw new Error(document.reason);
  const suite = readSuite(document, documents).value;
  const policy = libraryPolicy(documents);
  const entry = settingsFor(suite.path, documents).models.get('tired');
  const tired = entry && answersFileModel('tired', entry, documents);
  if (tired?.kind !== 'model') throw new Error('there is no model `tired`');
  const client = model === 'tired' ? tired.client : answersOfCases(suite.cases);
  const record = await runSuite(
    { suite, policy, cases: suite.cases, model: client, mode: 'run', repeat: 1, policySource: 'saved' },
    host(documents),
  );
  const cases = new Map(suite.cases.map(({ id, at }) => [id, place(at, documents)]));
  return { record, rules: rulesOf(policy, documents), cases, casesInSuite: suite.cases.length };
}

export function diffReport(before: RunRecord, after: RunRecord): DiffReport {
  return { before, after, diff: diffRuns(before, after) };
}

const host = (documents: Documents) => ({
  version: '0.0.0',
  now: () => new Date('2026-11-12T10:15:00Z'),
  elapsed: () => 0,
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  display: documents.display,
  pause: () => Promise.resolve(),
  signal: new AbortController().signal,
});
