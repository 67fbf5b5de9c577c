import type { ModelFailure, ModelFailureKind } from '#engine/run/modelClient.ts';

export interface Failed {
  readonly kind: 'failure';
  readonly failure: ModelFailure;
}

export interface Ready<T> {
  readonly kind: 'ready';
  readonly value: T;
}

/** Something that a call needs or gives, or why there is none. */
export type Resolved<T> = Ready<T> | Failed;

export function ready<T>(value: T): Ready<T> {
  return { kind: 'ready', value };
}

export function failed(kind: ModelFailureKind, message: string): Failed {
  return { kind: 'failure', failure: { kind, message } };
}
