import { diskFiles } from '#disk/diskFiles.ts';
import type { ResolveBaseline } from './baselines.ts';
import { policyBaseline } from './policyBaseline.ts';

/** The policy as it was saved last. */
export const savedBaseline: ResolveBaseline = (_, judged, context, isStale) => {
  const { documents } = context.store;
  const files = { ...diskFiles(''), display: documents.display, resolve: documents.resolve };
  return policyBaseline({ id: 'saved', label: 'last saved', files }, judged, context, isStale);
};
