import type { RateValue, Slice } from '#protocol/panel/rates.ts';

export interface SliceGroup {
  readonly by: Slice['by'];
  /** The worst first. */
  readonly slices: readonly Slice[];
}

/** The slices by what they slice by, each group with the worst first. */
export function sliceGroups(slices: readonly Slice[]): SliceGroup[] {
  return (['kind', 'tag', 'source'] as const)
    .map((by) => ({ by, slices: slices.filter((slice) => slice.by === by).sort(worstFirst) }))
    .filter((group) => group.slices.length > 0);
}

function worstFirst(a: Slice, b: Slice): number {
  return badness(b) - badness(a) || b.cases - a.cases;
}

/** How bad a slice is at the least: by the good end of its intervals, so that a few cases do not make it the worst. */
function badness({ caught, refused }: Slice): number {
  const missed = isEmpty(caught) ? 0 : 1 - caught.high;
  return Math.max(missed, isEmpty(refused) ? 0 : refused.low);
}

function isEmpty({ of }: RateValue): boolean {
  return of === 0;
}
