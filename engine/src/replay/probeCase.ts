import type { Verdict } from '../policy/policy.ts';
import type { Case } from '../suite/suite.ts';
import { caseValue, likelyKind } from './caseValue.ts';
import { exchangeOf, type Probe, subjectOf } from './probe.ts';
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
 * that is given.
 */
export function caseOfProbe(probe: Probe, { id, verdict }: { readonly id: string; readonly verdict: Verdict }) {
  const { documents = [], calls = [], output } = probe;
  const wanted = probe.wanted ?? verdict;
  const answer = { calls, ...(output !== undefined && { output }) };
  const kind = likelyKind(wanted, { isDoubtful: documents.length > 0 });
  return caseValue({ exchange: exchangeOf(probe), answer }, { id, kind, expect: wanted });
}
