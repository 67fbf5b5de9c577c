import { stringify } from 'yaml';
import { asFields, asList, asText } from '../exchange/json.ts';
import { strictness, type Verdict } from '../policy/policy.ts';
import type { Case, Kind } from '../suite/suite.ts';
import { type Probe, subjectOf } from './probe.ts';
import { readableId } from './readableId.ts';

/**
 * A probe that asks what a case asks: the user's last words, all untrusted text, the calls, and what is wanted. Of a case
 * of several turns, those of the user before the last are left out.
 */
export function probeOfCase({ id, exchange, recorded, expect }: Case): Probe {
  const { messages, documents, session, system } = exchange;
  const text = messages.findLast(({ role }) => role === 'user')?.content;
  const results = messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
  const untrusted = [...documents.map((document) => document.text), ...results];
  const calls = (recorded?.calls ?? []).filter(({ problem }) => !problem).map(({ tool, args }) => ({ tool, args }));
  const [wanted, ...others] = expect?.verdicts ?? [];
  return {
    id,
    label: id,
    ...(text !== undefined && { text }),
    ...(untrusted.length > 0 && { documents: untrusted }),
    ...(calls.length > 0 && { calls }),
    ...(recorded?.output !== undefined && { output: recorded.output }),
    ...(system !== undefined && { system }),
    ...(Object.keys(session).length > 0 && { session }),
    ...(wanted !== undefined && others.length === 0 && { wanted }),
  };
}

/** What a probe is called as a case: its label, where that can be an id; or else the first words of it. */
export function caseIdOf(probe: Probe): string {
  const { label } = probe;
  return label !== undefined && /^\S+$/.test(label) ? label : readableId(label ?? subjectOf(probe));
}

/**
 * A probe as a case of a suite: a plain value, as it stands in the file. It expects what is wanted, or else the verdict
 * that is given. A call alone gets an input that names it, as every case has one.
 */
export function caseOfProbe(probe: Probe, { id, verdict }: { readonly id: string; readonly verdict: Verdict }) {
  const { text, documents = [], calls = [], output, system, session } = probe;
  const wanted = probe.wanted ?? verdict;
  const isAnswered = calls.length > 0 || output !== undefined;
  return {
    id,
    kind: kindOf(wanted, documents.length > 0),
    input: text ?? (calls[0] ? `Please call ${calls[0].tool}.` : 'Please answer.'),
    ...(system !== undefined && { system }),
    ...(documents.length > 0 && { documents: documents.map((each) => ({ text: each })) }),
    ...(session && { session }),
    ...(isAnswered && {
      recorded: { ...(calls.length > 0 && { calls }), ...(output !== undefined && { output }) },
    }),
    expect: wanted,
  };
}

/** What is to be stopped outright is an attack; what is held, and what is let through, is on the edge. */
const kindOf = (wanted: Verdict, isUntrusted: boolean): Kind => {
  if (wanted === 'block') return 'attack';
  return isUntrusted || strictness(wanted) > strictness('allow') ? 'edge' : 'normal';
};

/** A case as YAML: an item of the list `cases`, each line indented by so many spaces. Texts are quoted where YAML needs it. */
export function writeCase(value: ReturnType<typeof caseOfProbe>, indent = 2): string {
  const flow = ['session', 'recorded', 'documents'] as const;
  const lines = Object.entries(value).map(([key, inner]) =>
    flow.some((each) => each === key)
      ? `${key}: ${inBrackets(inner)}`
      : stringify({ [key]: inner }, { lineWidth: 0 }).trimEnd(),
  );
  const [first = '', ...others] = lines.join('\n').split('\n');
  const space = ' '.repeat(indent);
  return `${[`${space}- ${first}`, ...others.map((line) => (line === '' ? '' : `${space}  ${line}`))].join('\n')}\n`;
}

/** One line: within brackets, a text needs quotes wherever it needs them at all. Odd white space is written as an escape. */
function inBrackets(value: unknown): string {
  const list = asList(value);
  if (list) return `[${list.map(inBrackets).join(', ')}]`;
  const entries = Object.entries(asFields(value) ?? {}).map(
    ([key, inner]) => `${inBrackets(key)}: ${inBrackets(inner)}`,
  );
  if (asFields(value)) return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  const isOdd = /[^\P{C}]|[^\S ]/u.test(asText(value) ?? '');
  if (isOdd || value === undefined) return JSON.stringify(value ?? null);
  return stringify([value], { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).slice(1, -2);
}
