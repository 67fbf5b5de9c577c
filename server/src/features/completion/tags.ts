import type { FileKind } from '#engine/document/schemas.ts';
import { tagOf } from '#engine/taxonomy/readTag.ts';
import { allTags } from '#engine/taxonomy/tags.ts';
import { keysOf } from '../names/nameKinds.ts';
import type { DescribedBy, Offer } from './offer.ts';
import { type Writing, writtenAt } from './place.ts';
import { siblingsOf } from './values.ts';

const places: readonly (readonly [FileKind, RegExp])[] = [
  ['policy', /^(?:input|action|output|review)\/tags$/],
  ['suite', /^(?:cases|datasets)\/tags$/],
];

/** The entries of the taxonomies, found by their titles as well; and the words that the file has as tags. */
export function tagOffers({ named, cursor, place }: Writing): readonly Offer[] {
  const isTag = places.some(([kind, keys]) => kind === named.kind && keys.test(keysOf(named.path)));
  if (!isTag || typeof named.path.at(-1) !== 'number' || cursor.present.size > 0) return [];
  const taken = siblingsOf(named);
  return allTags
    .filter(({ id }) => !taken.includes(id))
    .map(({ id, title }) => ({
      label: id,
      kind: 'tag',
      detail: title,
      describedBy: { tag: id },
      filter: `${id} ${title}`,
      text: writtenAt(place, id),
    }));
}

/** In Markdown. Undefined for what is no tag. */
export function describedTag({ tag: id }: DescribedBy): string | undefined {
  const tag = tagOf(id);
  return tag && `${tag.text}\n\n[${tag.taxonomy.title}](${tag.url})`;
}
