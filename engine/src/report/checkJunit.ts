import type { CheckedFile, PlacedDiagnostic } from './checkedFile.ts';
import type { CheckReport } from './reports.ts';
import { type Element, element, xmlDocument } from './xml.ts';

/** JUnit XML: a test suite for each file, a test case for each finding. Only errors are failures. */
export function checkJunit({ files }: CheckReport): string {
  const suites = files.map(suiteOf);
  const sum = (name: 'tests' | 'failures'): number =>
    suites.reduce((n, { attributes }) => n + Number(attributes[name]), 0);
  return xmlDocument(
    element('testsuites', { name: 'railwright check', tests: sum('tests'), failures: sum('failures') }, suites),
  );
}

function suiteOf({ path, diagnostics }: CheckedFile): Element {
  const cases =
    diagnostics.length > 0 ? diagnostics.map(caseOf) : [element('testcase', { name: 'no findings', classname: path })];
  const failures = diagnostics.filter(({ level }) => level === 'error').length;
  return element('testsuite', { name: path, tests: cases.length, failures, errors: 0, skipped: 0 }, cases);
}

function caseOf({ path, range: { start }, level, code, message, help }: PlacedDiagnostic): Element {
  const line = start.line + 1;
  const details = [
    `${path}:${line}:${start.character + 1} ${level} ${code} ${message}`,
    ...(help === undefined ? [] : [`help: ${help}`]),
  ].join('\n');
  const outcome =
    level === 'error' ? element('failure', { message, type: code }, [details]) : element('system-out', {}, [details]);
  return element('testcase', { name: `${code} at line ${line}`, classname: path, file: path, line }, [outcome]);
}
