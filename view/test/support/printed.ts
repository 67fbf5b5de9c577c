import type { ActionsView } from '#protocol/panel/actions.ts';
import type { CaseView } from '#protocol/panel/caseView.ts';
import type { Changes } from '#protocol/panel/changes.ts';
import type { Segment } from '#protocol/panel/labels.ts';
import type { RateValue } from '#protocol/panel/rates.ts';
import type { LiveView } from '#protocol/panel/view.ts';

const signs = { match: '[]', removed: '--', inserted: '++', refusal: '!!' } as const;

/** Segments as one text, with signs around what is marked: `issue_refund({ order: "5120", [amount: 55] })`. */
export const printed = (segments: readonly Segment[]): string =>
  segments.map(({ text, mark }) => (mark ? `${signs[mark][0]}${text}${signs[mark][1]}` : text)).join('');

const share = ({ value, n, of, low, high }: RateValue): string =>
  `${n}/${of}${value === null ? '' : ` ${percent(value)}`} (${percent(low)}–${percent(high)})`;

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** A view as a person would read it: all that is in it, but for places and tones. */
export function printView(view: LiveView): string {
  const { header, baseline, changes, rates, layers, matrix, slices, actions, probes, selected } = view;
  const { policy, suite, counts } = header;
  const lines = [
    `${policy.id} ${policy.version} ${policy.hash} ${policy.source} · suite ${suite.id} ${suite.hash} · model ${header.model}`,
    `${header.note} · ${counts.passed} passed, ${counts.failed} failed, ${counts.notEvaluated} not evaluated, ${counts.needRun} need a run`,
    `against ${baseline.label}${baseline.detail === '' ? '' : `: ${baseline.detail}`}`,
    ...(changes ? changeLines(changes) : []),
    '',
    ...rates.map(({ label, now, before, gate }) =>
      [label, share(now), ...(before ? [`before ${share(before)}`] : []), ...(gate ? [gateText(gate)] : [])].join(
        ' · ',
      ),
    ),
    '',
    `${layers.attacks} attacks: ${layers.parts.map(({ label, count }) => `${label} ${count}`).join(', ')}`,
    ...layers.alone.map(
      ({ label, caught, refused }) => `${label} alone: caught ${share(caught)}, refused ${share(refused)}`,
    ),
    `both ${matrix.both}, model ${matrix.modelOnly}, guardrail ${matrix.guardrailOnly}, nobody ${matrix.nobody}`,
    '',
    ...slices.map(
      ({ by, name, title, cases, caught, refused }) =>
        `${by} ${name}${title === undefined ? '' : ` (${title})`}: ${cases} · caught ${share(caught)} · refused ${share(refused)}`,
    ),
    ...(actions ? actionLines(actions) : []),
    ...(probes.length > 0 ? [''] : []),
    ...probes.map(
      ({ label = '', subject, verdict, wanted, ok, rule, problem }) =>
        `probe ${ok ? 'ok' : 'not ok'} ${label}: ${printed(subject)} → ${verdict.text} by ${rule ?? 'nobody'}, wanted ${wanted ?? 'nothing'}${problem === undefined ? '' : ` (${problem})`}`,
    ),
    ...(selected ? ['', printCase(selected)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const gateText = ({ limit, atLeast, passed }: { limit: number; atLeast: boolean; passed: boolean }): string =>
  `gate ${atLeast ? 'at least' : 'at most'} ${limit}: ${passed ? 'kept' : 'not kept'}`;

const changeLines = ({ tiles, summary, groups, uncompared }: Changes): readonly string[] => [
  '',
  tiles.map(({ count, label }) => `${count} ${label}`).join(' · '),
  summary,
  ...(uncompared === undefined ? [] : [uncompared]),
  ...groups.flatMap(({ id, title, note, count, flips }) => [
    `${title} · ${note} (${id})`,
    ...flips.map(
      (flip) =>
        `  ${flip.key} ${flip.kind}: ${flip.from.text} → ${flip.to.text} · ${printed(flip.excerpt)}${flip.note === undefined ? '' : ` · ${flip.note}`}${
          flip.twin ? ` · twin ${flip.twin.case} ${flip.twin.label.text}` : ''
        }`,
    ),
    ...(count > flips.length ? [`  ${count - flips.length} more`] : []),
  ]),
];

const actionLines = ({ title, tools, parts, calls, count, problem }: ActionsView): readonly string[] => [
  '',
  `${title} · ${count} proposed calls: ${parts.map(({ label, count: n }) => `${n} ${label}`).join(', ')}`,
  `of ${tools.map(({ name, count: n }) => `${name} ${n}`).join(', ')}`,
  ...(problem === undefined ? [] : [problem]),
  ...calls.flatMap((call) => [
    `  ${call.fate} ${call.label.text}: ${printed(call.proposed)}${call.runs ? ` runs as ${printed(call.runs)}` : ''} · ${call.rule ?? 'no rule'} · ${call.why ?? ''}`,
    ...(call.message === undefined ? [] : [`    user: ${call.message}`]),
    ...(call.approver === undefined ? [] : [`    approver: ${call.approver}`]),
  ]),
];

/** A case as its pipeline. */
export function printCase(view: CaseView): string {
  const twin = view.twin ? ` · twin ${view.twin.case} ${view.twin.label.text}` : '';
  const stages = view.stages.flatMap(({ title, note, texts, rules, passed }) => [
    `${title}${note === undefined ? '' : ` · ${note}`}`,
    ...texts.map(({ label, segments }) => `  ${label === undefined ? '' : `${label}: `}${printed(segments)}`),
    ...rules.map(
      ({ id, place, note: what, condition, saw }) =>
        `  - ${id} ${place ?? ''} ${what}${condition === undefined ? '' : ` · ${condition}`}${saw
          .map(({ name, value, was }) => ` · ${name} is ${value}${was === undefined ? '' : `, was ${was}`}`)
          .join('')}`,
    ),
    ...(passed === undefined ? [] : [`  ${passed}`]),
  ]);
  return [
    `${view.key} ${view.kind} · expected ${view.expected} · ${view.before ? `${view.before.text} → ` : ''}${view.label.text} · ${view.status}${twin}`,
    ...view.failures.map((failure) => `  ${failure}`),
    ...stages,
    `Shown: ${view.shown}`,
    ...(view.approver === undefined ? [] : [`Approver: ${view.approver}`]),
  ].join('\n');
}
