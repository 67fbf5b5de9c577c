import type { Case as RawCase } from '#schemas/generated/suite.ts';
import { locate, type Path } from '../document/nodes.ts';
import type { Opinion } from '../opinion/opinion.ts';
import type { Reading } from '../policy/reading.ts';
import type { KeptOpinion } from './suite.ts';

type RawOpinions = NonNullable<NonNullable<RawCase['recorded']>['opinions']>;

/** The opinions that are kept with a case, by the rule that wants them. */
export function readOpinions(
  { document }: Reading,
  opinions: RawOpinions = {},
  path: Path,
): ReadonlyMap<string, KeptOpinion> {
  const kept = Object.entries(opinions).map(([rule, raw]): [string, KeptOpinion] => [
    rule,
    { opinion: readOpinion(raw), at: locate(document, [...path, rule], 'key') },
  ]);
  return new Map(kept);
}

function readOpinion({ categories, ...opinion }: RawOpinions[string]): Opinion {
  if (!categories) return opinion;
  const named = Object.entries(categories).map(([name, score]) => ({ name, score, found: opinion.holds }));
  return { ...opinion, categories: named };
}
