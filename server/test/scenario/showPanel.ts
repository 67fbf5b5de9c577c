import type { ActionsView } from '#protocol/panel/actions.ts';
import type { CaseRow } from '#protocol/panel/cases.ts';
import type { CaseView, OpinionNote, RuleNote, Stage } from '#protocol/panel/caseView.ts';
import type { Changes, FlipRow } from '#protocol/panel/changes.ts';
import type { HistoryRun } from '#protocol/panel/history.ts';
import type { Segment, VerdictLabel } from '#protocol/panel/labels.ts';
import type { ProbeRow } from '#protocol/panel/probes.ts';
import type { RateRow, RateValue } from '#protocol/panel/rates.ts';
import type { Target } from '#protocol/panel/target.ts';
import type { EmptyView, LiveView, PanelView } from '#protocol/panel/view.ts';

type Show = (view: LiveView) => readonly string[];

/** The parts of the panel, each as lines of text. */
const parts = {
  header: showHeader,
  baseline: showBaseline,
  changes: ({ changes }) => (changes ? showChanges(changes) : ['nothing to compare with']),
  rates: ({ rates }) => rates.map(showRate),
  layers: ({ layers }) => [
    `of ${layers.attacks} attacks: ${layers.parts.map(({ label, count }) => `${label} ${count}`).join(', ')}`,
  ],
  matrix: ({ matrix: { both, modelOnly, guardrailOnly, nobody } }) => [
    `both ${both}, model only ${modelOnly}, guardrail only ${guardrailOnly}, nobody ${nobody}`,
  ],
  slices: ({ slices }) =>
    slices.map(
      ({ by, name, cases, caught, refused }) =>
        `${by} ${name}: ${cases}; caught ${showValue(caught)}; refused ${showValue(refused)}`,
    ),
  actions: ({ actions }) => (actions ? showActionsView(actions) : ['no calls']),
  probes: ({ probes, probesProblem }) => [
    ...(probes.length > 0 ? probes.map(showProbe) : ['no probes']),
    ...(probesProblem ? [`problem: ${probesProblem.message}`] : []),
  ],
  history: ({ history }) => (history ? [...history.runs.map(showHistoryRun), ...history.alarms] : ['no history']),
  case: ({ selected }) => (selected ? showCase(selected) : ['no case is open']),
} satisfies Record<string, Show>;

/** What is shown where no part is named. */
const usual = ['header', 'baseline', 'changes', 'rates', 'layers', 'matrix', 'case'] as const;

/** A part of the panel by its name, or `panel` for what is there at first sight. */
export function showPanel(view: PanelView | undefined, part: string): string {
  if (!view) return 'nothing was sent';
  if (view.kind === 'empty') return showEmpty(view);
  const shows = part === 'panel' ? usual.map((name) => parts[name]) : [partNamed(part)];
  return shows.map((show: Show) => show(view).join('\n')).join('\n\n');
}

function partNamed(part: string): Show {
  if (Object.hasOwn(parts, part)) return (parts as Record<string, Show>)[part] as Show;
  throw new Error(`the panel has no part \`${part}\``);
}

function showEmpty({ suites, trusted, problem }: EmptyView): string {
  return [
    trusted ? 'nothing to show' : 'nothing to show; Restricted Mode',
    ...(problem === undefined ? [] : [`problem: ${problem}`]),
    ...suites.map(({ id, path, model, uri }) => `  ${id} (${path}, ${uri}) against ${model}`),
  ].join('\n');
}

function showHeader({ header, trusted, problem, leftOut, progress }: LiveView): readonly string[] {
  const { policy, suite, model, note, counts } = header;
  const { total, passed, failed, notEvaluated, needRun } = counts;
  const at = policy.target ? ` (${showTarget(policy.target)})` : '';
  return [
    `${suite.id} (${suite.path}) against ${model}`,
    `policy ${policy.id} ${policy.version} ${policy.source}${at}`,
    note,
    `${total} in all, ${passed} passed, ${failed} failed, ${notEvaluated} not evaluated, ${needRun} need a run`,
    ...(trusted ? [] : ['Restricted Mode']),
    ...(problem === undefined ? [] : [`problem: ${problem}`]),
    ...(leftOut === undefined ? [] : [`left out: ${leftOut}`]),
    ...(progress ? [`${progress.verb}: ${progress.done} of ${progress.of}`] : []),
  ];
}

function showBaseline({ baseline: { label, detail, groups, problem, pinned } }: LiveView): readonly string[] {
  return [
    `compared with ${label}${pinned ? ', pinned' : ''}`,
    ...(problem === undefined ? [] : [`problem: ${problem}`]),
    ...(detail === '' ? [] : [withoutHashes(detail)]),
    ...groups.flatMap(({ title, options }) => [
      title,
      ...options.map((option) => withoutHashes(`  ${option.id}: ${option.label} | ${option.detail}`)),
    ]),
  ];
}

const withoutHashes = (text: string): string => text.replaceAll(/(?<=policy (?:\S+ )?|suite )[0-9a-f]{6}\b/g, 'SHA');

function showChanges({ tiles, summary, groups, uncompared }: Changes): readonly string[] {
  return [
    tiles.map(({ count, label }) => `${count} ${label}`).join(' | '),
    summary,
    ...(uncompared === undefined ? [] : [uncompared]),
    ...groups.flatMap(({ title, note, target, count, flips }) => [
      `${title} (${note})${target ? ` at ${showTarget(target)}` : ''}`,
      ...flips.flatMap(showFlip),
      ...(flips.length < count ? [`  ${count - flips.length} more`] : []),
    ]),
  ];
}

function showFlip({ case: id, kind, change, from, to, excerpt, note, twin }: FlipRow): readonly string[] {
  const withTwin = twin ? `; twin ${twin.case}: ${showLabel(twin.label)}` : '';
  return [
    `  ${id} (${kind}): ${showLabel(from)} → ${showLabel(to)}: ${change}${withTwin}`,
    `    ${showSegments(excerpt)}${note === undefined ? '' : ` | ${note}`}`,
  ];
}

function showActionsView({ title, tools, parts: fates, calls, count, problem }: ActionsView): readonly string[] {
  return [
    `${title}: ${fates.map(({ label, count: of }) => `${of} ${label}`).join(', ')}`,
    ...(problem === undefined ? [] : [`problem: ${problem}`]),
    `tools: ${tools.map(({ name, count: of }) => `${name} ${of}`).join(', ')}`,
    ...calls.flatMap((call) => [
      `  ${call.case ?? 'of the trace'}: ${call.fate}, ${showLabel(call.label)}${call.rule === undefined ? '' : ` by ${call.rule}`}`,
      `    ${showSegments(call.proposed)}${call.runs ? ` → ${showSegments(call.runs)}` : ''}`,
      ...[call.why, call.message, call.approver].flatMap((each) => (each === undefined ? [] : [`    ${each}`])),
    ]),
    ...(calls.length < count ? [`  ${count - calls.length} more`] : []),
  ];
}

function showProbe({ id, label, subject, verdict, wanted, ok, rule, problem }: ProbeRow): string {
  return [
    `${id}${label === undefined || label === id ? '' : ` (${label})`}: ${showSegments(subject)}`,
    `${showLabel(verdict)}${rule === undefined ? '' : ` by ${rule}`}${wanted === undefined ? '' : `, wanted ${wanted}`}`,
    ok ? 'ok' : 'not ok',
    ...(problem === undefined ? [] : [problem]),
  ].join(' | ');
}

function showHistoryRun({ id, model, policy, cases, rates, canRestore, pinned }: HistoryRun): string {
  const shown = rates.map(({ label, rate, isOutside }) => `${label} ${rate.n} of ${rate.of}${isOutside ? '!' : ''}`);
  const marks = `${canRestore ? '; can be brought back' : ''}${pinned ? '; pinned' : ''}`;
  return withoutHashes(`${id} against ${model}, policy ${policy}, ${cases} cases: ${shown.join(', ')}${marks}`);
}

/** The rows of the case list. */
export const showRows = (rows: readonly CaseRow[]): string => rows.map(showRow).join('\n') || 'no rows';

function showRow({ key, kind, status, label, decidedBy, falseRefusal, miss, change, before, tags, excerpt }: CaseRow) {
  return [
    `${key} (${kind}): ${status}`,
    `${showLabel(label)}${decidedBy ? ` by ${decidedBy}` : ''}`,
    ...(falseRefusal ? ['false refusal'] : []),
    ...(miss ? ['miss'] : []),
    ...(change && before ? [`${change}, before: ${showLabel(before)}`] : []),
    ...(tags.length > 0 ? [tags.join(' ')] : []),
    excerpt,
  ].join(' | ');
}

function showRate({ label, now, before, gate }: RateRow): string {
  const limit = gate ? `; ${gate.passed ? 'keeps' : 'breaks'} ${gate.atLeast ? '>=' : '<='} ${gate.limit}` : '';
  return `${label}: ${showValue(now)}${before ? `; before: ${showValue(before)}` : ''}${limit}`;
}

function showValue({ value, n, of, low, high }: RateValue): string {
  return value === null ? 'none' : `${n} of ${of} (${percent(low)} to ${percent(high)})`;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function showCase({
  case: id,
  kind,
  expected,
  label,
  status,
  failures,
  target,
  before,
  twin,
  stages,
  shown,
  approver,
}: CaseView) {
  return [
    `${id} (${kind}): ${status}, ${showLabel(label)}; expected: ${expected}${target ? ` at ${showTarget(target)}` : ''}`,
    ...failures.map((failure) => `  not as expected: ${failure}`),
    ...(before ? [`  before: ${showLabel(before)}`] : []),
    ...(twin ? [`  twin: ${twin.case}, ${showLabel(twin.label)}`] : []),
    ...stages.flatMap(showStage),
    `the user sees: ${shown}`,
    ...(approver === undefined ? [] : [`the approver sees: ${approver}`]),
  ];
}

function showStage({ title, note, tone, texts, rules, passed }: Stage): readonly string[] {
  return [
    `${title} [${tone}]${note === undefined ? '' : ` ${note}`}`,
    ...texts.map(({ label, segments }) => `  ${label === undefined ? '' : `${label}: `}${showSegments(segments)}`),
    ...rules.map(showRule),
    ...(passed === undefined ? [] : [`  ${passed}`]),
  ];
}

function showRule({ id, place, verdict, note, condition, opinion, saw }: RuleNote): string {
  const values = saw
    .map(({ name, value, was }) => `${name} is ${value}${was === undefined ? '' : ` (was ${was})`}`)
    .join(', ');
  return [
    `  rule ${id}${place === undefined ? '' : ` (${place})`}: ${showLabel(verdict)}, ${note}`,
    ...(condition === undefined ? [] : [condition]),
    ...(opinion ? [showOpinion(opinion)] : []),
    ...(values === '' ? [] : [values]),
  ].join(' | ');
}

function showOpinion({ by, question, says, reason }: OpinionNote): string {
  const asked = question === undefined ? '' : `, asked “${question}”,`;
  return `${by}${asked} says ${says}${reason === undefined ? '' : `: “${reason}”`}`;
}

const marks = { match: ['[', ']'], removed: ['[-', '-]'], inserted: ['[+', '+]'], refusal: ['[!', '!]'] } as const;

/** Marked text in brackets: `[matched]`, `[-removed-]`, `[+in its place+]`, `[!refusing!]`; in braces, what more there is to say of it. */
function showSegments(segments: readonly Segment[]): string {
  return segments
    .map(({ text, mark, title }) =>
      mark ? `${marks[mark][0]}${text}${marks[mark][1]}${title ? `{${title}}` : ''}` : text,
    )
    .join('')
    .replaceAll('\n', '⏎');
}

const showLabel = ({ text, tone }: VerdictLabel): string => `${text} [${tone}]`;

const showTarget = ({ uri, line, character, endLine, endCharacter }: Target): string =>
  `${uri}:${line + 1}:${character + 1}-${endLine + 1}:${endCharacter + 1}`;
