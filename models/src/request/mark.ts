import { createHash } from 'node:crypto';

/**
 * Marks the ends of a text that is data. A mark holds a digest of the text itself, so that the text cannot hold its own
 * mark and step out of it; the same text gets the same mark, so that the same request is the same text.
 */
export function findMark(text: string): string {
  // A text that holds its own digest cannot be made in practice; a digest of few digits may still turn up by chance.
  for (let round = 0; ; round++) {
    const mark = createHash('sha256').update(`${round}:${text}`).digest('hex').slice(0, 24);
    if (!text.includes(mark)) return mark;
  }
}
