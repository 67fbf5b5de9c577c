import { type CheckCode, checkCodes } from '../document/checkCodes.ts';
import type { Level } from '../document/diagnostic.ts';
import type { PlacedDiagnostic } from './checkedFile.ts';
import { prettyJson } from './prettyJson.ts';
import type { CheckReport } from './reports.ts';
import { sarifPlace, sarifSchema } from './sarifPlace.ts';

/**
 * SARIF 2.1.0, for code scanning. The page of each check that found something is in it: an address of a file would lead
 * nowhere on another machine. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function checkSarif({ files, version, readPage }: CheckReport): string {
  const found = files.flatMap(({ diagnostics }) => diagnostics);
  const codes = checkCodes.filter((code) => found.some((diagnostic) => diagnostic.code === code));
  return prettyJson({
    $schema: sarifSchema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Railwright', version, rules: codes.map((code) => ruleOf(code, readPage(code))) } },
        columnKind: 'utf16CodeUnits',
        results: found.map((diagnostic) => resultOf(diagnostic, codes)),
      },
    ],
  });
}

function ruleOf(id: CheckCode, page: string | undefined): object {
  if (page === undefined) return { id };
  const summary = firstParagraph(page);
  return {
    id,
    shortDescription: { text: firstSentence(summary) },
    fullDescription: { text: summary },
    help: { text: page, markdown: page },
  };
}

/** What a page says first, behind its title and the line of its levels, in plain text. */
const firstParagraph = (page: string): string =>
  (page.split(/\n{2,}/)[2] ?? '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

const firstSentence = (text: string): string => /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;

const levels = { error: 'error', warning: 'warning', information: 'note' } as const satisfies Record<Level, string>;

function resultOf(
  { path, range, level, code, message, help, related }: PlacedDiagnostic,
  codes: readonly string[],
): object {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[level],
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [sarifPlace({ path, range })],
    ...(related && {
      relatedLocations: related.map((other) => ({ ...sarifPlace(other), message: { text: other.message } })),
    }),
  };
}
