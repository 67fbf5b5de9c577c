import { count } from '../figures.ts';

/** A part of a report: a text that is always there, or a list that is cut where there is no room for all of it. */
export type Block = string | ListBlock;

export interface ListBlock {
  readonly open: string;
  readonly items: readonly ListItem[];
  readonly close: string;
  /** What is counted, in the singular: `flip`. */
  readonly noun: string;
}

export interface ListItem {
  readonly text: string;
  /** A title among the items is not counted as one that is left out. */
  readonly isTitle?: true;
}

/** The blocks as one text of at most `most` characters; the first lists get their room first, and say what they leave out. */
export function writeBlocks(blocks: readonly Block[], most: number): string {
  let room = most - blocks.reduce((sum, block) => sum + fixedLength(block) + between.length, 0);
  const written = blocks.map((block) => {
    if (typeof block === 'string') return block;
    const { text, length } = writeList(block, room);
    room -= length;
    return text;
  });
  return `${written.join(between)}\n`;
}

const between = '\n\n';

/** Room for the line that says how many are left out. */
const roomForRest = 80;

const fixedLength = (block: Block): number =>
  typeof block === 'string' ? block.length : block.open.length + block.close.length + roomForRest;

function writeList({ open, items, close, noun }: ListBlock, room: number): { text: string; length: number } {
  const shown = items.slice(0, howManyFit(items, room));
  const left = items.slice(shown.length).filter(({ isTitle }) => !isTitle).length;
  const rest = left === 0 ? [] : [`\n… and ${count(left, `more ${noun}`)} for which there is no room here`];
  const lines = [`${open}\n`, ...shown.map(({ text }) => text), ...rest, close].filter((line) => line !== '');
  return { text: lines.join('\n').replace(/\n{3,}/g, '\n\n'), length: left === 0 ? lengthOf(shown) : room };
}

const lengthOf = (items: readonly ListItem[]): number => items.reduce((sum, { text }) => sum + text.length + 1, 0);

function howManyFit(items: readonly ListItem[], room: number): number {
  let left = room;
  const first = items.findIndex(({ text }) => {
    left -= text.length + 1;
    return left < 0;
  });
  return first < 0 ? items.length : first;
}
