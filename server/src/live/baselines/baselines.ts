import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { JudgedCases } from '#engine/live/judged.ts';
import type { BeforeFacts } from '#view/context.ts';
import type { DocumentStore } from '../../documentStore.ts';
import type { IsStale, Judge, Judged } from '../judge.ts';

/** What shown verdicts are compared with. */
export interface ResolvedBaseline {
  readonly kind: 'baseline';
  readonly id: string;
  /** `git HEAD 3f2a1c` */
  readonly label: string;
  readonly cases: JudgedCases;
  /** The policy that judged; undefined where only what it decided is known. */
  readonly policy?: CompiledPolicy;
  readonly facts: BeforeFacts;
}

export type Resolving =
  | ResolvedBaseline
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly id: string; readonly label: string; readonly message: string }
  | { readonly kind: 'stale' };

export interface BaselineContext {
  readonly store: DocumentStore;
  readonly judge: Judge;
  /** Whether programs may be started: git is one, and what a repository sets up is run with it. */
  isTrusted(): boolean;
  warn(message: string): void;
}

/** Makes a baseline of what stands behind the colon of its id. */
export type ResolveBaseline = (
  name: string,
  judged: Judged,
  context: BaselineContext,
  isStale: IsStale,
) => Promise<Resolving>;

/** The kinds of baselines: what their ids begin with. */
export type BaselineKind = 'none' | 'saved' | 'git' | 'run' | 'model';

/** `git:main` → `git` and `main` */
export function readBaselineId(id: string): { readonly kind: string; readonly name: string } {
  const colon = id.indexOf(':');
  return colon < 0 ? { kind: id, name: '' } : { kind: id.slice(0, colon), name: id.slice(colon + 1) };
}
