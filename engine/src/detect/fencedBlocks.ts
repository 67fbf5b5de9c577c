import type { Span } from './finding.ts';

/**
 * What stands in the fenced code blocks of a Markdown text (CommonMark 0.31, 4.5), without the fences: a line of three or
 * more backticks or tildes opens one, and as many close it, or the end of the text.
 */
export function fencedBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  let opened: { readonly fence: string; readonly start: number } | undefined;
  fenceLine.lastIndex = 0;
  for (let line = fenceLine.exec(text); line !== null; line = fenceLine.exec(text)) {
    const [, fence = '', info = ''] = line;
    if (opened === undefined) {
      if (!(fence.startsWith('`') && info.includes('`'))) opened = { fence, start: fenceLine.lastIndex };
    } else if (fence.startsWith(opened.fence) && info.trim() === '') {
      blocks.push({ start: Math.min(opened.start, text.length), end: line.index });
      opened = undefined;
    }
  }
  if (opened !== undefined) blocks.push({ start: opened.start, end: text.length });
  return blocks;
}

const fenceLine = /^ {0,3}(`{3,}|~{3,})(.*)(?:\r?\n|$)/gm;
