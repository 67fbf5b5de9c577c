import { parse } from 'yaml';
import { asFields } from '../exchange/json.ts';
import { readArguments } from '../exchange/readArguments.ts';
import { readLogged } from '../exchange/readLogged.ts';
import type { ProbedCall, ProbeSubject } from './probe.ts';

/** What somebody typed: words, or a call; or why it is neither. */
export type SubjectReading =
  | { readonly kind: 'subject'; readonly subject: ProbeSubject }
  | { readonly kind: 'problem'; readonly message: string };

/**
 * Reads what a probe is to be about. A call is written as `issue_refund({"order": "5120", "amount": 55})`, with or without
 * the quotes around names, without the braces, with a space in place of the brackets, or as JSON in the shape of any
 * agent. Everything else is what the user says.
 */
export function readSubject(typed: string): SubjectReading {
  const text = typed.trim();
  if (text === '')
    return { kind: 'problem', message: 'write a text, or a call such as `issue_refund({"amount": 55})`' };
  const written = callPattern.exec(text);
  const [, tool = '', inBrackets, behind] = written ?? [];
  const inner = inBrackets ?? behind;
  if (written && inner !== undefined && looksLikeArguments(inner)) return readWritten(tool, inner);
  if (text.startsWith('{')) return readJsonCall(text) ?? asText(text);
  return asText(text);
}

const asText = (text: string): SubjectReading => ({ kind: 'subject', subject: { text } });

/** `tool(…)` or `tool {…}` */
const callPattern = /^([A-Za-z_][\w.:/-]*)(?:\((.*)\)|\s+(\{.*\}))$/s;

/** Words in brackets are words: arguments have braces, or names with colons, or there are none. */
const looksLikeArguments = (inner: string): boolean => /^\s*(?:$|\{|["']?[\w-]+["']?\s*:\s)/.test(inner);

function readWritten(tool: string, inner: string): SubjectReading {
  const written = inner.trim();
  const { args, problem } = readArguments(
    readFlow(written.startsWith('{') || written === '' ? written : `{${written}}`),
  );
  if (problem) return { kind: 'problem', message: `${problem.message} in the call of \`${tool}\`` };
  return { kind: 'subject', subject: { calls: [{ tool, args }] } };
}

/** JSON, and what is written like it without quotes: as YAML in brackets, without its tags and references. */
function readFlow(written: string): unknown {
  if (written === '') return {};
  try {
    return parse(written, { maxAliasCount: 0, merge: false, logLevel: 'error', schema: 'core' });
  } catch {
    // It is no YAML, and so no JSON: the reader of arguments says what is wrong with it.
    return written;
  }
}

function readJsonCall(text: string): SubjectReading | undefined {
  const value = readFlow(text);
  const calls = readLogged(value, 'all').flatMap((logged) =>
    logged.kind === 'none' ? [] : logged.answers.flatMap(({ answer }) => answer.calls),
  );
  if (!asFields(value) || calls.length === 0) return undefined;
  const broken = calls.find(({ problem }) => problem)?.problem;
  if (broken) return { kind: 'problem', message: broken.message };
  return { kind: 'subject', subject: { calls: calls.map(({ tool, args }): ProbedCall => ({ tool, args })) } };
}
