import type { Source } from '#engine/policy/policy.ts';
import type { DocumentStore } from '../documentStore.ts';
import type { LoadedSuite } from './loadSuite.ts';

type Judged = Extract<LoadedSuite, { kind: 'loaded' }>;

/** What has changed in the files since they were judged, in words; undefined where nothing has. Costs no more than looking at each file. */
export function staleness({ documents }: DocumentStore, { suite, policy }: Judged): string | undefined {
  const isOther = ({ path, text }: Source): boolean => {
    const content = documents.read(path);
    return content.kind !== 'text' || content.text !== text;
  };
  if (policy.policy.sources.some(isOther)) return 'the policy was edited since this run';
  return suite.sources.some(isOther) ? 'the suite was edited since this run' : undefined;
}
