/**
 * All runs of a sequence, so that the longest one that another sequence ends with is known at each step: a suffix
 * automaton (Blumer et al., "The smallest automaton recognizing the subwords of a text", 1985). Built in time linear in
 * the sequence; its states are numbers, and it starts in state 0.
 */
export interface SequenceIndex {
  /** After one more symbol: the state, and the length of the longest run of the sequence that ends here. */
  next(at: Place, symbol: number): Place;
}

export interface Place {
  readonly state: number;
  readonly length: number;
}

export const START: Place = { state: 0, length: 0 };

/** The symbols are integers from 0 to 2^20 - 1. */
export function indexSequence(symbols: readonly number[]): SequenceIndex {
  const graph: Graph = { edges: new Map(), exits: [[]], link: [NONE], length: [0] };
  symbols.reduce((last, symbol) => append(graph, last, symbol), 0);
  return { next: (at, symbol) => step(graph, at, symbol) };
}

const NONE = -1;
const SYMBOLS = 2 ** 20;

interface Graph {
  readonly edges: Map<number, number>;
  /** By state: the symbols that lead on from it. */
  readonly exits: number[][];
  /** By state: the state of its longest suffix that is in another one. */
  readonly link: number[];
  /** By state: the length of its longest run. */
  readonly length: number[];
}

function step(graph: Graph, { length, state }: Place, symbol: number): Place {
  let from = state;
  let known = length;
  for (;;) {
    const to = follow(graph, from, symbol);
    if (to !== undefined) return { state: to, length: known + 1 };
    from = graph.link[from] as number;
    if (from === NONE) return START;
    known = graph.length[from] as number;
  }
}

function follow({ edges }: Graph, state: number, symbol: number): number | undefined {
  return edges.get(state * SYMBOLS + symbol);
}

function lead(graph: Graph, state: number, symbol: number, to: number): void {
  if (follow(graph, state, symbol) === undefined) graph.exits[state]?.push(symbol);
  graph.edges.set(state * SYMBOLS + symbol, to);
}

/** Adds a symbol after the state of the whole sequence so far, and returns the new one's. */
function append(graph: Graph, last: number, symbol: number): number {
  const added = addState(graph, (graph.length[last] as number) + 1, 0);
  let from = last;
  for (; from !== NONE && follow(graph, from, symbol) === undefined; from = graph.link[from] as number) {
    lead(graph, from, symbol, added);
  }
  if (from === NONE) return added;
  const to = follow(graph, from, symbol) as number;
  const fits = graph.length[to] === (graph.length[from] as number) + 1;
  graph.link[added] = fits ? to : split(graph, from, to, symbol);
  return added;
}

/** Gives the runs of `to` that come by way of `from` a state of their own. */
function split(graph: Graph, from: number, to: number, symbol: number): number {
  const copy = addState(graph, (graph.length[from] as number) + 1, graph.link[to] as number);
  for (const exit of graph.exits[to] ?? []) lead(graph, copy, exit, follow(graph, to, exit) as number);
  for (let state = from; state !== NONE && follow(graph, state, symbol) === to; state = graph.link[state] as number) {
    lead(graph, state, symbol, copy);
  }
  graph.link[to] = copy;
  return copy;
}

function addState(graph: Graph, length: number, link: number): number {
  graph.exits.push([]);
  graph.link.push(link);
  return graph.length.push(length) - 1;
}
