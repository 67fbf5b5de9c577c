import { suggest } from '../document/suggest.ts';
import { nistAction } from './data/nistAi600.ts';
import { type TagForm, tagForms } from './tagForms.ts';
import { allTags } from './tags.ts';
import type { Tag, Taxonomy } from './taxonomy.ts';

/** What the text of a tag stands for. */
export type TagReading =
  | { readonly kind: 'known'; readonly tag: Tag }
  /** An id without an edition, which stands for something else in each; the newest first. */
  | { readonly kind: 'ambiguous'; readonly tags: readonly Tag[] }
  | UnknownTag
  /** A word of the author's own. */
  | { readonly kind: 'free' };

/** A text of the form of an id that stands for nothing. */
export interface UnknownTag {
  readonly kind: 'unknown';
  /** The editions that are known here, the newest first. */
  readonly editions: readonly Taxonomy[];
  /** Whether it may be of a newer one. */
  readonly isLater: boolean;
  /** The id that was meant, if one is near enough. */
  readonly suggestion?: string;
}

/** The entry that a tag names, whatever its spelling; of an id without an edition, the newest. Undefined for words of one's own. */
export function tagOf(text: string): Tag | undefined {
  const reading = readTag(text);
  if (reading.kind === 'known') return reading.tag;
  return reading.kind === 'ambiguous' ? reading.tags[0] : undefined;
}

/** The id of the entry of a taxonomy, however it is spelled; none for words of one's own: a team, a ticket. */
export const threatOf = (text: string): readonly string[] => {
  const tag = tagOf(text);
  return tag ? [tag.id] : [];
};

/** Reads a tag: the id of an entry, in any of the spellings that are in use (`LLM06:2025`, `owasp llm06`), or a free word. */
export function readTag(text: string): TagReading {
  const action = nistAction(text);
  if (action) return { kind: 'known', tag: action };
  for (const form of tagForms) {
    const match = form.pattern.exec(text);
    if (match) return readId(form.idOf(match), form);
  }
  return readSlip(text);
}

function readId(id: string, { taxonomy }: TagForm): TagReading {
  const tag = byId.get(id);
  if (tag) return { kind: 'known', tag };
  const [newest, ...others] = allTags.filter((other) => other.id.startsWith(`${id}:`));
  if (!newest) return { kind: 'unknown', editions: editionsOf(taxonomy), isLater: isLater(id) };
  return others.every(({ title }) => title === newest.title)
    ? { kind: 'known', tag: newest }
    : { kind: 'ambiguous', tags: [newest, ...others] };
}

/** A text that begins like an id, and is one but for a slip. The case studies of ATLAS are not in the tables. */
function readSlip(text: string): TagReading {
  const suggestion = /^(?:llm|asi|aml(?!\.cs)|nist)/i.test(text) ? suggest(text, [...byId.keys()]) : undefined;
  const tag = suggestion === undefined ? undefined : byId.get(suggestion);
  if (!tag) return { kind: 'free' };
  return { kind: 'unknown', editions: editionsOf(tag.taxonomy.id), isLater: false, suggestion };
}

const byId: ReadonlyMap<string, Tag> = new Map(allTags.map((tag) => [tag.id, tag]));

const editionsOf = (taxonomy: Taxonomy['id']): readonly Taxonomy[] => [
  ...new Set(allTags.filter((tag) => tag.taxonomy.id === taxonomy).map((tag) => tag.taxonomy)),
];

/** Whether an id goes beyond all that are numbered in the same row: taxonomies only ever add at the end. */
function isLater(id: string): boolean {
  const row = rowOf(id);
  const known = [...byId.keys()].filter((other) => other === row || rowOf(other) === row);
  return known.length > 0 && known.every((other) => other < id);
}

/** `AML.T` of `AML.T0051`, `AML.T0051` of `AML.T0051.001`, `LLM06:` of `LLM06:2025`. */
const rowOf = (id: string): string => id.replace(/\.?\d+$/, '');
