import { runHost } from '#disk/runHost.ts';
import type { Source } from '#engine/policy/policy.ts';
import { hashSources } from '#engine/run/runSuite.ts';
import type { DocumentStore } from '../documentStore.ts';

/** Those of a suite may be large: the same texts are hashed once. */
const known = new WeakMap<readonly Source[], string>();

/** The hash of all files that a policy or a suite draws on, as a run record has it. */
export function hashOf(sources: readonly Source[], { documents }: DocumentStore): string {
  const host = runHost((path) => documents.display(path), new AbortController().signal);
  const hash = known.get(sources) ?? hashSources(sources, host);
  known.set(sources, hash);
  return hash;
}
