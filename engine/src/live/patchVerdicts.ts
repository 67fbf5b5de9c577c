import { layers } from '../policy/policy.ts';
import type { CallVerdicts, CorpusVerdicts } from '../rejudge/verdicts.ts';
import { numbering } from './caseFacts.ts';
import type { Patch } from './segments.ts';

/** The verdicts of all cases, with those of some put in the place of their own. Both are of the same policy. */
export function patchVerdicts(all: CorpusVerdicts, patches: readonly Patch[]): CorpusVerdicts {
  const patch = <T extends Uint8Array | Int32Array>(read: (verdicts: CorpusVerdicts) => T): T => {
    const column = read(all).slice() as T;
    for (const { places, verdicts } of patches) {
      const own = read(verdicts);
      for (const { index, at } of places) column[index] = own[at] ?? 0;
    }
    return column;
  };
  const perLayer = (of: (verdicts: CorpusVerdicts) => CorpusVerdicts['layers']): CorpusVerdicts['layers'] => {
    const [input, action, output, review] = layers.map((layer) => patch((verdicts) => of(verdicts)[layer]));
    return { input, action, output, review } as CorpusVerdicts['layers'];
  };
  return {
    ...all,
    verdicts: patch(({ verdicts }) => verdicts),
    decidedBy: patch(({ decidedBy }) => decidedBy),
    layers: perLayer((verdicts) => verdicts.layers),
    answers: patch(({ answers }) => answers),
    changed: patch(({ changed }) => changed),
    failing: patch(({ failing }) => failing),
    missing: patch(({ missing }) => missing),
    alone: { layers: perLayer(({ alone }) => alone.layers), answers: patch(({ alone }) => alone.answers) },
    calls: patchCalls(all.calls, patches),
  };
}

/** A call of some verdicts. */
interface Call {
  readonly item: number;
  readonly at: number;
  readonly of: CallVerdicts;
}

function patchCalls(all: CallVerdicts, patches: readonly Patch[]): CallVerdicts {
  const patched = new Set(patches.flatMap(({ places }) => places.map(({ index }) => index)));
  const kept = callsOf(all, (item) => (patched.has(item) ? undefined : item));
  const own = patches.flatMap(({ places, verdicts }) => {
    const indices = new Map(places.map(({ index, at }) => [at, index]));
    return callsOf(verdicts.calls, (item) => indices.get(item));
  });
  const calls = [...kept, ...own].sort((a, b) => a.item - b.item || a.at - b.at);
  const tools = numbering();
  return {
    size: calls.length,
    itemOf: Int32Array.from(calls, ({ item }) => item),
    toolOf: Int32Array.from(calls, ({ of, at }) => tools.numberOf(of.tools[of.toolOf[at] ?? -1] ?? '')),
    tools: tools.names,
    verdicts: Uint8Array.from(calls, ({ of, at }) => of.verdicts[at] ?? 0),
    decidedBy: Int32Array.from(calls, ({ of, at }) => of.decidedBy[at] ?? -1),
    isChanged: Uint8Array.from(calls, ({ of, at }) => of.isChanged[at] ?? 0),
  };
}

function callsOf(of: CallVerdicts, indexOf: (item: number) => number | undefined): readonly Call[] {
  const calls: Call[] = [];
  for (let at = 0; at < of.size; at++) {
    const item = indexOf(of.itemOf[at] ?? 0);
    if (item !== undefined) calls.push({ item, at, of });
  }
  return calls;
}
