import { caseIdOf, caseOfProbe } from '#engine/replay/probeCase.ts';
import { caseIdOfCall, caseOfCall, fitsCase } from '#engine/replay/traceCase.ts';
import { freeId } from './freeId.ts';
import type { LiveParts } from './liveState.ts';
import type { LiveSuite } from './liveSuite.ts';

/** Has a probe written into the suite, as a case that expects what is wanted, or what is decided now. */
export function probeToCase(id: string, { state, probes, post }: LiveParts): void {
  const { suite, policy } = state.shown?.judged ?? {};
  const judged = suite && policy && probes.judged(suite, policy).judged.find(({ probe }) => probe.id === id);
  if (!judged) return;
  const { probe, answer } = judged;
  const caseId = freeIn(suite, caseIdOf(probe));
  const value = caseOfProbe(probe, { id: caseId, verdict: answer.verdict });
  post({ kind: 'newCase', suite: suite.suite.path, value });
}

/** Has the exchange of a call of the pasted trace written into the suite, as it is previewed. */
export function traceToCase(number: number, { state, post }: LiveParts): void {
  const { suite } = state.shown?.judged ?? {};
  const actions = state.context?.actions;
  const call = actions?.kind === 'trace' ? actions.trace.calls[number] : undefined;
  if (!suite || !call || !fitsCase(call)) return;
  const value = caseOfCall(call, freeIn(suite, caseIdOfCall(call)));
  post({ kind: 'newCase', suite: suite.suite.path, value });
}

const freeIn = (suite: LiveSuite, id: string): string => freeId(id, (taken) => suite.caseById(taken) !== undefined);
