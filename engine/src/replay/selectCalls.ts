import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import { toolTest } from '../compile/toolPattern.ts';
import { type CallColumns, type CallFate, type CaseColumns, callFates } from '../live/judged.ts';

/** Which calls are looked at: all, those of a tool, or those that a rule decides or looks at. */
export type CallScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'tool'; readonly tool: string }
  | { readonly kind: 'rule'; readonly rule: string };

/** The columns of `JudgedCases` that are looked at. */
export interface CallSource {
  readonly calls: Pick<CallColumns, 'size' | 'tools' | 'toolOf' | 'decidedBy' | 'fates'>;
  readonly columns: Pick<CaseColumns, 'deciders'>;
}

export interface SelectedCalls {
  readonly counts: Readonly<Record<CallFate, number>>;
  /** The numbers of the calls in the columns: the blocked, the held, the rewritten, those that run, and those that are not reached. */
  readonly order: Int32Array;
}

/** The calls of judged cases in a scope, by what becomes of them. Linear in the calls. */
export function selectCalls(cases: CallSource, scope: CallScope, compiled: CompiledPolicy): SelectedCalls {
  const isIn = scopeTest(cases, scope, compiled);
  const counts = { runs: 0, rewritten: 0, held: 0, blocked: 0, none: 0 };
  const { size, fates } = cases.calls;
  for (let call = 0; call < size; call++) if (isIn(call)) counts[fateAt(fates, call)]++;
  return { counts, order: inOrder(cases, isIn, counts) };
}

const stoppedFirst: readonly CallFate[] = ['blocked', 'held', 'rewritten', 'runs', 'none'];

const fateAt = (fates: Uint8Array, call: number): CallFate => callFates[fates[call] ?? 0] ?? 'none';

/** A counting sort: the calls of a fate stay in the order of their cases. */
function inOrder(
  { calls: { size, fates } }: CallSource,
  isIn: (call: number) => boolean,
  counts: SelectedCalls['counts'],
): Int32Array {
  const next = { runs: 0, rewritten: 0, held: 0, blocked: 0, none: 0 };
  let total = 0;
  for (const fate of stoppedFirst) {
    next[fate] = total;
    total += counts[fate];
  }
  const order = new Int32Array(total);
  for (let call = 0; call < size; call++) if (isIn(call)) order[next[fateAt(fates, call)]++] = call;
  return order;
}

function scopeTest(cases: CallSource, scope: CallScope, compiled: CompiledPolicy): (call: number) => boolean {
  const { tools, toolOf, decidedBy } = cases.calls;
  switch (scope.kind) {
    case 'all':
      return () => true;
    case 'tool': {
      const tool = tools.indexOf(scope.tool);
      return (call) => toolOf[call] === tool;
    }
    case 'rule': {
      const governs = toolsOfRule(scope.rule, tools, compiled);
      const { deciders } = cases.columns;
      const isDecider = deciders.map(({ rule, layer }) => rule === scope.rule && layer === 'action');
      return (call) => governs[toolOf[call] ?? -1] === true || isDecider[decidedBy[call] ?? -1] === true;
    }
  }
}

function toolsOfRule(id: string, tools: readonly string[], { policy }: CompiledPolicy): readonly boolean[] {
  const rule = policy.rules.find((each) => each.id === id && each.layer === 'action');
  const test = rule && toolTest(rule);
  return tools.map((tool) => test?.(tool) ?? false);
}
