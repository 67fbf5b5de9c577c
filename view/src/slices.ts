import { type CaseSlice, caseSlices } from '#engine/live/slices.ts';
import { tagOf } from '#engine/taxonomy/readTag.ts';
import type { Slice } from '#protocol/panel/rates.ts';
import type { ViewContext } from './context.ts';

/** How many slices of one kind are shown. */
const most = 40;

/** The kinds in their order; then the sources, where there are several, and the tags, the worst first. */
export function buildSlices({ now, before }: ViewContext): readonly Slice[] {
  const all = caseSlices(now, before?.facts.part ? undefined : before);
  const by = (kind: Slice['by']): readonly CaseSlice[] => all.filter((slice) => slice.by === kind);
  const sources = by('source');
  return [...by('kind'), ...(sources.length > 1 ? worst(sources) : []), ...worst(by('tag'))].map(titled);
}

const worst = (slices: readonly CaseSlice[]): readonly CaseSlice[] =>
  slices.toSorted((a, b) => badness(b) - badness(a) || b.cases - a.cases).slice(0, most);

/** What share goes wrong at least, with 97.5 % confidence: one of two is less certain to be bad than ten of twenty. */
const badness = ({ caught, refused }: CaseSlice): number =>
  Math.max(caught.of > 0 ? 1 - caught.high : 0, refused.of > 0 ? refused.low : 0);

function titled(slice: CaseSlice): Slice {
  const title = slice.by === 'tag' ? tagOf(slice.name)?.title : undefined;
  return { ...slice, ...(title !== undefined && { title }) };
}
