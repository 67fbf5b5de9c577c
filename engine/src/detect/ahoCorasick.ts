/**
 * An Aho-Corasick automaton ("Efficient string matching: an aid to bibliographic search", 1975): finds all of a list
 * of sequences in one pass. Its states are numbers, and it starts in state 0.
 */
export interface Automaton {
  /** The state after one more symbol. Constant time, amortised over a text. */
  next(state: number, symbol: number): number;
  /** The longest sequence that ends in this state, as an index into the list; -1 for none. */
  longestEnding(state: number): number;
}

/** The symbols are integers from 0 to 2^17 - 1. An empty sequence is never found. */
export function buildAutomaton(sequences: readonly (readonly number[])[]): Automaton {
  const trie = buildTrie(sequences);
  const suffixes = linkSuffixes(trie);
  const ending = Int32Array.from(trie.ending);
  return {
    next: (state, symbol) => follow(trie.edges, suffixes, state, symbol),
    longestEnding: (state) => ending[state] ?? NONE,
  };
}

const ROOT = 0;
const NONE = -1;
const SYMBOLS = 2 ** 17;

interface Trie {
  readonly edges: Map<number, number>;
  /** By state. */
  readonly parent: number[];
  readonly symbol: number[];
  readonly depth: number[];
  readonly ending: number[];
}

function edge(state: number, symbol: number): number {
  return state * SYMBOLS + symbol;
}

function follow(edges: ReadonlyMap<number, number>, suffixes: Int32Array, from: number, symbol: number): number {
  for (let state = from; ; state = suffixes[state] ?? ROOT) {
    const to = edges.get(edge(state, symbol));
    if (to !== undefined) return to;
    if (state === ROOT) return ROOT;
  }
}

function buildTrie(sequences: readonly (readonly number[])[]): Trie {
  const trie: Trie = { edges: new Map(), parent: [ROOT], symbol: [NONE], depth: [0], ending: [NONE] };
  for (const [index, sequence] of sequences.entries()) {
    if (sequence.length === 0) continue;
    let state = ROOT;
    for (const symbol of sequence) state = childOf(trie, state, symbol);
    if (trie.ending[state] === NONE) trie.ending[state] = index;
  }
  return trie;
}

function childOf(trie: Trie, state: number, symbol: number): number {
  const known = trie.edges.get(edge(state, symbol));
  if (known !== undefined) return known;
  const created = trie.parent.length;
  trie.edges.set(edge(state, symbol), created);
  trie.parent.push(state);
  trie.symbol.push(symbol);
  trie.depth.push((trie.depth[state] ?? 0) + 1);
  trie.ending.push(NONE);
  return created;
}

/** By state: the state of its longest proper suffix. A state that ends no sequence itself gets its suffix's ending. */
function linkSuffixes({ edges, parent, symbol, depth, ending }: Trie): Int32Array {
  const suffixes = new Int32Array(parent.length);
  const byDepth = [...parent.keys()].sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
  for (const state of byDepth) {
    if ((depth[state] ?? 0) > 1) {
      const before = suffixes[parent[state] ?? ROOT] ?? ROOT;
      suffixes[state] = follow(edges, suffixes, before, symbol[state] ?? NONE);
    }
    if (ending[state] === NONE) ending[state] = ending[suffixes[state] ?? ROOT] ?? NONE;
  }
  return suffixes;
}
