import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { EvaluateRules } from '../judge/evaluateRules.ts';
import type { Case, Suite } from '../suite/suite.ts';
import type { AbortSignalLike, ModelClient } from './modelClient.ts';
import type { OpinionClient } from './opinionClient.ts';

/** What a run does. */
export interface RunPlan {
  readonly suite: Suite;
  readonly policy: CompiledPolicy;
  /** The cases to run: all of the suite's, or some. Gates are judged only where all are run. */
  readonly cases: readonly Case[];
  readonly model: ModelClient;
  /** Who is asked for the opinions that rules want; without it, they cannot be had. */
  readonly opinions?: OpinionClient;
  /** How rules are evaluated; who explains a run looks on here. */
  readonly evaluate?: EvaluateRules;
  /** `preview` uses recorded answers only: a case without one needs a run. */
  readonly mode: 'run' | 'preview';
  /** How often the model is asked for a case that says nothing else. */
  readonly repeat: number;
  readonly policySource: 'saved' | 'draft' | `git:${string}`;
}

/** What a run needs of the world. */
export interface RunHost {
  /** The version of Railwright. */
  readonly version: string;
  now(): Date;
  /** A clock that only goes forward, in milliseconds. */
  elapsed(): number;
  /** SHA-256 of a text, in hexadecimal. */
  sha256(text: string): string;
  /** The path as people see it. */
  display(path: string): string;
  /** Lets other work have its turn. A run calls it now and then, so that it can be cancelled. */
  pause(): Promise<void>;
  readonly signal: AbortSignalLike;
}

export interface RunProgress {
  readonly done: number;
  readonly of: number;
}
