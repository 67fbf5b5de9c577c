import type {
  CaseView,
  Changes,
  EmptyView,
  OpinionNote,
  PanelView,
  RateRow,
  RateValue,
  RuleNote,
  RunView,
  Segment,
  Stage,
  Target,
  VerdictLabel,
} from '#protocol/panel.ts';

type Show = (view: RunView) => readonly string[];

/** The parts of the panel, each as lines of text. */
const parts = {
  header: showHeader,
  baseline: ({ baseline }) => [
    `compared with ${baseline.selected ?? 'nothing'}`,
    ...baseline.options.map(
      ({ id, label, detail }) => `  ${id}: ${label} | ${detail.replace(/\b[0-9a-f]{6}\b/, 'SHA')}`,
    ),
  ],
  changes: ({ changes }) => (changes ? showChanges(changes) : ['nothing to compare with']),
  rates: ({ rates }) => rates.map(showRate),
  layers: ({ layers }) => [
    `of ${layers.attacks} attacks: ${layers.parts.map(({ label, count }) => `${label} ${count}`).join(', ')}`,
  ],
  matrix: ({ matrix: { both, modelOnly, guardrailOnly, nobody } }) => [
    `both ${both}, model only ${modelOnly}, guardrail only ${guardrailOnly}, nobody ${nobody}`,
  ],
  cases: showCases,
  case: ({ selected }) => (selected ? showCase(selected) : ['no case is open']),
} satisfies Record<string, Show>;

/** A part of the panel by its name, or `panel` for all of it. */
export function showPanel(view: PanelView | undefined, part: string): string {
  if (!view) return 'nothing was sent';
  if (view.kind === 'empty') return showEmpty(view);
  const shows = part === 'panel' ? Object.values(parts) : [(parts as Record<string, Show>)[part] ?? unknownPart(part)];
  return shows.map((show) => show(view).join('\n')).join('\n\n');
}

function unknownPart(part: string): never {
  throw new Error(`the panel has no part \`${part}\``);
}

function showEmpty({ suites, trusted }: EmptyView): string {
  return [
    trusted ? 'nothing was run yet' : 'nothing was run yet; Restricted Mode',
    ...suites.map(({ id, path, model, uri }) => `  ${id} (${path}, ${uri}) against ${model}`),
  ].join('\n');
}

function showHeader({ header, trusted, stale, progress }: RunView): readonly string[] {
  const { policy, suite, model, mode, note, counts } = header;
  return [
    `${mode}: ${suite.id} (${suite.path}) against ${model}`,
    `policy ${policy.id} ${policy.version} ${policy.source} (${showTarget(policy.target)})`,
    note,
    `${counts.total} in all, ${counts.passed} passed, ${counts.failed} failed, ${counts.notEvaluated} not evaluated`,
    ...(trusted ? [] : ['Restricted Mode']),
    ...(stale === undefined ? [] : [`stale: ${stale}`]),
    ...(progress ? [`${progress.done} of ${progress.of}`] : []),
  ];
}

function showChanges({ tiles, summary, groups }: Changes): readonly string[] {
  return [
    tiles.map(({ count, label }) => `${count} ${label}`).join(' | '),
    summary,
    ...groups.flatMap(({ title, note, target, flips }) => [
      `${title} (${note})${target ? ` at ${showTarget(target)}` : ''}`,
      ...flips.flatMap(({ case: id, kind, change, from, to, excerpt, twin }) => [
        `  ${id} (${kind}): ${showLabel(from)} → ${showLabel(to)}: ${change}${twin ? `; twin ${twin.case}` : ''}`,
        `    ${showSegments(excerpt)}`,
      ]),
    ]),
  ];
}

function showRate({ label, now, before, gate }: RateRow): string {
  const limit = gate ? `; ${gate.passed ? 'keeps' : 'breaks'} ${gate.atLeast ? '>=' : '<='} ${gate.limit}` : '';
  return `${label}: ${showValue(now)}${before ? `; before: ${showValue(before)}` : ''}${limit}`;
}

function showValue({ value, n, of, low, high }: RateValue): string {
  return value === null ? 'none' : `${n} of ${of} (${percent(low)} to ${percent(high)})`;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function showCases({ cases }: RunView): readonly string[] {
  return cases.map(({ key, kind, status, label, decidedBy, falseRefusal, miss, stoppedBy, tags, excerpt }) =>
    [
      `${key} (${kind}): ${status}`,
      `${showLabel(label)}${decidedBy ? ` by ${decidedBy}` : ''}`,
      `stopped by ${stoppedBy}`,
      ...(falseRefusal ? ['false refusal'] : []),
      ...(miss ? ['miss'] : []),
      ...(tags.length > 0 ? [tags.join(' ')] : []),
      excerpt,
    ].join(' | '),
  );
}

function showCase({
  case: id,
  kind,
  expected,
  label,
  status,
  failures,
  target,
  twin,
  stages,
  shown,
  approver,
}: CaseView) {
  return [
    `${id} (${kind}): ${status}, ${showLabel(label)}; expected: ${expected}${target ? ` at ${showTarget(target)}` : ''}`,
    ...failures.map((failure) => `  not as expected: ${failure}`),
    ...(twin ? [`  twin: ${twin.case}`] : []),
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
  const values = saw.map(({ name, value }) => `${name} is ${value}`).join(', ');
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
