import { callFates, type CallFate as EngineFate, type JudgedCases } from '#engine/live/judged.ts';
import type { TracePreview } from '#engine/replay/previewTrace.ts';
import { type CallScope, selectCalls } from '#engine/replay/selectCalls.ts';
import type { ActionsView, CallFate } from '#protocol/panel/actions.ts';
import type { Tone } from '#protocol/panel/labels.ts';
import { callRow, traceRow } from './callRow.ts';
import type { TraceChoice, ViewParts } from './context.ts';
import { counted } from './labels.ts';

/** What `unfold` names to show all calls. */
const callsId = 'calls';

/** How many calls are shown, and how many where all are asked for; and how many tools. */
const most = { folded: 8, unfolded: 500, tools: 100 } as const;

/** What becomes of proposed calls; undefined where there are none. */
export function buildActions(parts: ViewParts): ActionsView | undefined {
  const { actions } = parts;
  const view = actions.kind === 'trace' ? ofTrace(actions, parts) : ofCases(actions, parts);
  return view && parts.unfolded.has(callsId) ? { ...view, unfolded: true } : view;
}

function ofCases(scope: CallScope, parts: ViewParts): ActionsView | undefined {
  const tools = toolsOf(parts.now);
  if (tools.length === 0) return undefined;
  const { counts, order } = selectCalls(parts.now, scope, parts.policy);
  const shown = [...order.subarray(0, roomFor(parts))];
  return {
    title: titleOf(scope),
    scope,
    tools,
    parts: partsOf(counts),
    calls: shown.flatMap((number) => callRow(number, parts) ?? []),
    count: sumOf(counts),
  };
}

const roomFor = ({ unfolded }: ViewParts): number => (unfolded.has(callsId) ? most.unfolded : most.folded);

type Counts = Readonly<Record<CallFate, number>>;

/** The stopped ones first. */
const fateRows: readonly { readonly fate: CallFate; readonly label: string; readonly tone: Tone }[] = [
  { fate: 'blocked', label: 'blocked', tone: 'bad' },
  { fate: 'held', label: 'held', tone: 'held' },
  { fate: 'rewritten', label: 'rewritten', tone: 'plain' },
  { fate: 'runs', label: 'run', tone: 'good' },
];

const partsOf = (counts: Counts): ActionsView['parts'] =>
  fateRows.map((row) => ({ ...row, count: counts[row.fate] })).filter(({ count }) => count > 0);

/** Calls that the model would not be asked for are none. */
const sumOf = (counts: Counts): number => fateRows.reduce((sum, { fate }) => sum + counts[fate], 0);

function titleOf(scope: CallScope): string {
  switch (scope.kind) {
    case 'all':
      return 'all tools';
    case 'tool':
      return `tool ${scope.tool}`;
    case 'rule':
      return `rule ${scope.rule}`;
  }
}

/** Each tool with its calls, the most used first. */
function toolsOf({ calls }: JudgedCases): ActionsView['tools'] {
  const none = callFates.indexOf('none');
  const counts = new Int32Array(calls.tools.length);
  for (let number = 0; number < calls.size; number++) {
    const tool = calls.toolOf[number] ?? -1;
    if (calls.fates[number] !== none) counts[tool] = (counts[tool] ?? 0) + 1;
  }
  return mostUsed(calls.tools.map((name, tool) => ({ name, count: counts[tool] ?? 0 })));
}

const mostUsed = (tools: ActionsView['tools']): ActionsView['tools'] =>
  tools
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, most.tools);

/** The tools are those of the whole trace, so that one leads to another. */
function ofTrace({ trace, tool }: TraceChoice, parts: ViewParts): ActionsView {
  const byTool = Map.groupBy(trace.calls, ({ call }) => call.tool);
  const calls = tool === undefined ? trace.calls : (byTool.get(tool) ?? []);
  const rows = fateRows.flatMap(({ fate }) => calls.filter((call) => traceFate(call.fate) === fate));
  const counts = { runs: 0, rewritten: 0, held: 0, blocked: 0 };
  for (const { fate } of calls) counts[traceFate(fate)]++;
  return {
    title: tool === undefined ? 'pasted trace' : `pasted trace, tool ${tool}`,
    scope: { kind: 'trace', ...(tool !== undefined && { tool }) },
    tools: mostUsed([...byTool].map(([name, members]) => ({ name, count: members.length }))),
    parts: partsOf(counts),
    calls: rows.slice(0, roomFor(parts)).map((call) => traceRow(call, parts)),
    count: calls.length,
    ...problemOf(trace.problems),
  };
}

/** Behind an input that is blocked, a call would not have been proposed: it is as good as blocked. */
const traceFate = (fate: EngineFate): CallFate => (fate === 'none' ? 'blocked' : fate);

function problemOf(problems: TracePreview['problems']): Pick<ActionsView, 'problem'> {
  const [first] = problems;
  if (!first) return {};
  return {
    problem:
      problems.length === 1 ? first.message : `${counted(problems.length, 'problem')}, the first: ${first.message}`,
  };
}
