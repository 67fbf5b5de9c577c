import { subjectOf } from '#engine/replay/probe.ts';
import type { Segment } from '#protocol/panel/labels.ts';
import type { ProbeRow } from '#protocol/panel/probes.ts';
import { argumentName, callExcerpt } from './callText.ts';
import type { JudgedProbe, ViewParts } from './context.ts';
import { verdictLabel } from './labels.ts';
import { excerptOf } from './segments.ts';

/** A question that is kept in view, with what the policy says to it now. */
export function probeRow({ probe, answer }: JudgedProbe, { rules }: Pick<ViewParts, 'rules'>): ProbeRow {
  const rule = answer.decidedBy?.rule;
  const target = rule === undefined ? undefined : rules.target(rule);
  return {
    id: probe.id,
    ...(probe.label !== undefined && { label: probe.label }),
    subject: subjectSegments({ probe, answer }),
    verdict: verdictLabel(answer.verdict),
    ...(probe.wanted && { wanted: probe.wanted }),
    ok: answer.ok,
    ...(rule !== undefined && { rule }),
    ...(target && { target }),
    ...(answer.problem !== undefined && { problem: answer.problem }),
  };
}

/** The words or the call that the probe is about, with what decided marked. */
function subjectSegments({ probe, answer }: JudgedProbe): readonly Segment[] {
  const [call] = probe.calls ?? [];
  if (call) return callExcerpt(call, new Set(Object.keys(answer.saw).flatMap(argumentName)));
  const on = probe.text !== undefined ? 'user:0' : probe.output !== undefined ? 'output' : 'document:0';
  const marks = answer.spans
    .filter((span) => span.on === on)
    .map(({ start, end }) => ({ start, end, mark: 'match' as const }));
  return excerptOf(subjectOf(probe), marks);
}
