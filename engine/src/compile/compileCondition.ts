import type { Condition } from '../policy/policy.ts';
import { type CelScopes, compileCel } from './cel/compileCel.ts';
import type { CompileContext } from './compileContext.ts';
import { compileDetector } from './detectors/detectors.ts';
import { type Evaluate, type Match, notMatched, type Outcome, type Subject } from './outcome.ts';

type Compile = (condition: Condition) => Evaluate;

/** A condition as a function. What cannot be compiled is reported, and evaluates to an error: never to a silent false. */
export function compileCondition(root: Condition, scopes: CelScopes, context: CompileContext): Evaluate {
  // By aliases, a condition may be part of many others: it is compiled, and reported, once.
  const known = new Map<Condition, Evaluate>();
  const compile: Compile = (condition) => {
    const evaluate = known.get(condition) ?? compilePart(condition, compile, scopes, context);
    known.set(condition, evaluate);
    return evaluate;
  };
  return compile(root);
}

function compilePart(condition: Condition, compile: Compile, scopes: CelScopes, context: CompileContext): Evaluate {
  switch (condition.kind) {
    case 'cel':
      return compileCel(condition, scopes, context);
    case 'detector':
      return compileDetector(condition, context);
    case 'not':
      return not(compile(condition.of));
    case 'all':
      return all(condition.of.map(compile));
    case 'any':
      return any(condition.of.map(compile));
  }
}

/** A condition that always holds: a rule of the action layer may have none. */
export const always: Evaluate = () => ({ kind: 'matched', matches: [] });

/** Holds when `when` holds and `unless` does not. An error in the exception is an error: it might have held, or not. */
export function butNot(when: Evaluate, unless: Evaluate): Evaluate {
  return (subject) => {
    const outcome = when(subject);
    if (outcome.kind !== 'matched') return outcome;
    const exception = unless(subject);
    if (exception.kind === 'error') return exception;
    return exception.kind === 'matched' ? notMatched : outcome;
  };
}

const not =
  (evaluate: Evaluate): Evaluate =>
  (subject) => {
    const outcome = evaluate(subject);
    if (outcome.kind === 'error') return outcome;
    return outcome.kind === 'matched' ? notMatched : { kind: 'matched', matches: [] };
  };

/** As in CEL, a part that does not hold decides, whatever the other parts do; else an error does. */
const all =
  (parts: readonly Evaluate[]): Evaluate =>
  (subject) => {
    const outcomes: Outcome[] = [];
    for (const part of parts) {
      const outcome = part(subject);
      if (outcome.kind === 'not_matched') return notMatched;
      outcomes.push(outcome);
    }
    return outcomes.find(({ kind }) => kind === 'error') ?? union(outcomes);
  };

/** As in CEL, a part that holds decides, whatever the other parts do; else an error does. Every part is looked at, for its spans. */
const any =
  (parts: readonly Evaluate[]): Evaluate =>
  (subject: Subject) => {
    const outcomes = parts.map((part) => part(subject));
    if (outcomes.some(({ kind }) => kind === 'matched')) return union(outcomes);
    return outcomes.find(({ kind }) => kind === 'error') ?? notMatched;
  };

function union(outcomes: readonly Outcome[]): Outcome {
  const matches: Match[] = [];
  let saw: Record<string, unknown> | undefined;
  for (const outcome of outcomes) {
    if (outcome.kind !== 'matched') continue;
    for (const match of outcome.matches) matches.push(match);
    if (outcome.saw) saw = { ...saw, ...outcome.saw };
  }
  return { kind: 'matched', matches, saw };
}
