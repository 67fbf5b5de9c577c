import type { Finding } from '../finding.ts';

/**
 * Private keys in PEM and PGP armour (RFC 7468, RFC 9580), also where line ends are written as `\n`, as in JSON. A key
 * that is cut off before its last line is found as far as it goes.
 */
export function findPrivateKeys(text: string): Finding[] {
  const findings: Finding[] = [];
  for (let from = text.indexOf(BEGIN); from >= 0; from = text.indexOf(BEGIN, from + BEGIN.length)) {
    const end = endOf(text, from);
    if (end !== undefined) findings.push({ start: from, end, label: 'PRIVATE_KEY' });
  }
  return findings;
}

const BEGIN = '-----BEGIN ';

// None of these can fail after a star, so none goes back, and all stop before the next `-----BEGIN`.
const header = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
const headerFields = /(?:(?:\s|\\[nr])*[A-Za-z-]{1,30}: [^\n\\-]{0,200})*/y;
const body = /(?:\s|\\[nr]|[A-Za-z0-9+/=]{16,})*/y;
const lastLine = /[A-Za-z0-9+/=]{0,15}(?:\s|\\[nr])*/y;
const footer = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;

function endOf(text: string, start: number): number | undefined {
  const opened = skip(text, header, start);
  if (opened === undefined) return undefined;
  const described = skip(text, headerFields, opened) ?? opened;
  const filled = skip(text, body, described) ?? described;
  const closed = skip(text, footer, skip(text, lastLine, filled) ?? filled);
  return closed ?? opened + text.slice(opened, filled).trimEnd().length;
}

function skip(text: string, pattern: RegExp, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
