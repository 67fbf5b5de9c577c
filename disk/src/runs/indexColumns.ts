import type { Decider } from '#engine/rejudge/verdicts.ts';

/**
 * What the index of a record holds of its results: the columns of `JudgedCases`, and what else is known of each without
 * reading it. Texts (`ids`, `twins`, `excerpts`) stand one after the other, in UTF-16, as a text may have half a pair of
 * surrogates; their lengths are in bytes.
 */
const sections = {
  verdicts: 'u8',
  decidedBy: 'i32',
  answers: 'u8',
  stoppedBy: 'u8',
  alone: 'u8',
  endings: 'u8',
  kinds: 'u8',
  should: 'u8',
  tagNumbers: 'i32',
  tagsFrom: 'i32',
  sourceOf: 'i32',
  /** -1 for a case that is run once. */
  repeats: 'i32',
  /** Where each result stands in the record, in bytes. */
  starts: 'f64',
  lengths: 'u32',
  ids: 'u8',
  idLengths: 'u32',
  /** Empty for a case without a twin. */
  twins: 'u8',
  twinLengths: 'u32',
  excerpts: 'u8',
  excerptLengths: 'u32',
  callCases: 'i32',
  callPlaces: 'i32',
  callTools: 'i32',
  callDecidedBy: 'i32',
  callFates: 'u8',
} as const;

const arrays = { u8: Uint8Array, i32: Int32Array, u32: Uint32Array, f64: Float64Array };

interface Arrays {
  readonly u8: Uint8Array;
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly f64: Float64Array;
}

export type SectionName = keyof typeof sections;
export type IndexColumns = { readonly [Name in SectionName]: Arrays[(typeof sections)[Name]] };
export const sectionNames = Object.keys(sections) as readonly SectionName[];

/** What several results share. */
export interface IndexLists {
  readonly deciders: readonly Decider[];
  readonly tools: readonly string[];
  readonly tags: readonly string[];
  readonly sources: readonly string[];
}

/** How many bytes an entry of a column has. */
export const entrySize = (name: SectionName): number => arrays[sections[name]].BYTES_PER_ELEMENT;

/** One column for each name, made from the same columns of all parts. */
export function joinColumns(parts: readonly IndexColumns[]): IndexColumns {
  return columnsFrom((name) => {
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part[name].byteLength, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(bytesOf(part[name]), at);
      at += part[name].byteLength;
    }
    return bytes;
  });
}

/** @param bytesOfSection aligned to 8, as the longest numbers want it */
export function columnsFrom(bytesOfSection: (name: SectionName) => Uint8Array): IndexColumns {
  const columns = sectionNames.map((name) => {
    const { buffer, byteOffset, byteLength } = bytesOfSection(name);
    const Column = arrays[sections[name]];
    return [name, new Column(buffer as ArrayBuffer, byteOffset, byteLength / Column.BYTES_PER_ELEMENT)];
  });
  return Object.fromEntries(columns);
}

export const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The columns that have an entry for each result, and those that have one for each proposed call. */
const entries = {
  result: [
    ...['verdicts', 'decidedBy', 'answers', 'stoppedBy', 'alone', 'endings', 'kinds', 'should', 'sourceOf', 'repeats'],
    ...['starts', 'lengths', 'idLengths', 'twinLengths', 'excerptLengths'],
  ],
  call: ['callCases', 'callPlaces', 'callTools', 'callDecidedBy', 'callFates'],
} as Readonly<Record<'result' | 'call', readonly SectionName[]>>;

/** Whether no column has more or less entries than those beside it. */
export const areOfOneSize = (columns: IndexColumns): boolean =>
  columns.tagsFrom.length === columns.verdicts.length + 1 &&
  Object.values(entries).every((names) => new Set(names.map((name) => columns[name].length)).size === 1);
