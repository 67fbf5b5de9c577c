/**
 * Fits the weights of `injection`. Usage: `node bench/injection.ts --fit [SHARED_DIR]` prints the table of
 * engine/src/detect/injection/weights.ts; SHARED_DIR holds `data`.
 *
 * It is fitted on the texts in bench/injection/examples.ts and on the first half (even rows) of the public data; the
 * other half is for measuring, by `node bench/detectors.ts injection`.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findSigns, type SignalName, signalNames } from '../engine/src/detect/injection/findSigns.ts';
import { endOfWindow } from '../engine/src/detect/injection.ts';
import { injecGuardPrompts, notInjectPrompts, xstestAnswers, xstestPrompts } from './detectors/data.ts';
import { harmless, orders } from './injection/examples.ts';

interface Example {
  /** The names of the signs in each window of the text. */
  readonly windows: readonly ReadonlySet<SignalName>[];
  readonly injected: boolean;
}

type Weights = Map<SignalName, number>;

/** On the scale of the weights. */
const THRESHOLD = 10;
/** Where nothing is known, two signs make an order, and one does not. */
const PRIOR = 5;
/** The weight of one prior against one example. */
const PRIOR_STRENGTH = 0.05;
/** How far from the threshold a score is nearly sure. */
const SCALE = 2;
/** A false alarm costs as much as this many misses. */
const ALARM_COST = 3;
const STEPS = 4000;
const RATE = 0.05;

/**
 * Logistic regression on the best window of each text (multiple-instance: a text is injected where one of its windows
 * is), by gradient descent, with a Gaussian prior, weights not below 0, and a fixed threshold.
 */
function fitWeights(examples: readonly Example[]): Weights {
  const weights: Weights = new Map(signalNames.map((name) => [name, name === 'order' ? 0 : PRIOR]));
  for (let step = 0; step < STEPS; step++) descend(weights, examples);
  return weights;
}

function descend(weights: Weights, examples: readonly Example[]): void {
  const gradient = new Map<SignalName, number>();
  for (const { injected, windows } of examples) {
    const best = bestOf(windows, weights);
    const predicted = 1 / (1 + Math.exp((THRESHOLD - scoreOf(best, weights)) / SCALE));
    const error = injected ? 1 - predicted : -predicted * ALARM_COST;
    for (const name of best) gradient.set(name, (gradient.get(name) ?? 0) + error);
  }
  for (const [name, weight] of weights) {
    if (name === 'order') continue;
    const slope = (gradient.get(name) ?? 0) - PRIOR_STRENGTH * (weight - PRIOR);
    weights.set(name, Math.max(0, weight + RATE * slope));
  }
}

function bestOf(windows: Example['windows'], weights: Weights): ReadonlySet<SignalName> {
  return windows.reduce((a, b) => (scoreOf(b, weights) > scoreOf(a, weights) ? b : a), new Set<SignalName>());
}

function scoreOf(names: ReadonlySet<SignalName>, weights: Weights): number {
  return [...names].reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);
}

function example(text: string, injected: boolean): Example {
  const signs = findSigns(text, 'without tasks');
  const windows = signs.map(
    (_, first) => new Set(signs.slice(first, endOfWindow(signs, first)).map(({ name }) => name)),
  );
  return { windows, injected };
}

function examplesIn(data: string): readonly Example[] {
  const firstHalf = <T>(rows: readonly T[]): readonly T[] => rows.filter((_, i) => i % 2 === 0);
  return [
    ...orders.map((text) => example(text, true)),
    ...harmless.map((text) => example(text, false)),
    ...firstHalf(injecGuardPrompts(data)).map(({ text, injected }) => example(text, injected)),
    ...firstHalf(notInjectPrompts(data)).map((text) => example(text, false)),
    ...firstHalf(xstestPrompts(data)).map((text) => example(text, false)),
    ...firstHalf(xstestAnswers(data)).map((text) => example(text, false)),
  ];
}

function print(weights: Weights): void {
  for (const [name, weight] of weights) console.log(`  '${name}': ${Math.round(weight)},`);
}

function main(args: readonly string[]): number {
  const here = fileURLToPath(import.meta.url);
  const [shared = resolve(here, '../../../shared')] = args.filter((arg) => arg !== '--fit');
  if (!args.includes('--fit')) {
    console.error('usage: node bench/injection.ts --fit [SHARED_DIR]');
    return 2;
  }
  print(fitWeights(examplesIn(join(shared, 'data'))));
  return 0;
}

process.exitCode = main(process.argv.slice(2));
