import { kinds } from '../suite/suite.ts';
import { type CaseFacts, type CaseIdentity, shoulds } from './judged.ts';

/** What cases are counted by, read once. */
export function caseFacts(size: number, identity: (index: number) => CaseIdentity): CaseFacts {
  const tags = numbering();
  const sources = numbering();
  const tagNumbers: number[] = [];
  const facts = {
    kinds: new Uint8Array(size),
    should: new Uint8Array(size),
    tagsFrom: new Int32Array(size + 1),
    sourceOf: new Int32Array(size).fill(-1),
  };
  for (let index = 0; index < size; index++) {
    const { kind, should, tags: own, source } = identity(index);
    facts.kinds[index] = kinds.indexOf(kind);
    facts.should[index] = shoulds.indexOf(should);
    if (source !== undefined) facts.sourceOf[index] = sources.numberOf(source);
    for (const tag of new Set(own)) tagNumbers.push(tags.numberOf(tag));
    facts.tagsFrom[index + 1] = tagNumbers.length;
  }
  return { ...facts, tags: tags.names, tagNumbers: Int32Array.from(tagNumbers), sources: sources.names };
}

/** Gives each name a number, in the order in which they come. */
export function numbering(): { readonly names: readonly string[]; numberOf(name: string): number } {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  return {
    names,
    numberOf(name) {
      const number = numbers.get(name) ?? names.length;
      if (number === names.length) {
        names.push(name);
        numbers.set(name, number);
      }
      return number;
    },
  };
}
