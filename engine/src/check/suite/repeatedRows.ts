import type { Case } from '../../suite/suite.ts';
import type { RowCheck } from '../check.ts';

/**
 * Rows that say what an earlier row of their set has said, but for white space and case. Sets are full of questions that differ
 * in a word, and that is what they are for.
 */
export const repeatedRows: RowCheck = () => (rows) => {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const text = textOf(row);
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    const message = 'the same as an earlier row, but for white space and case';
    return [{ row, code: 'near-duplicate-case' as const, level: 'information' as const, message, at: ['file'] }];
  });
};

/** All of a row but its id. A set gives all of its rows the same session and system prompt. */
function textOf({ exchange: { messages, documents }, recorded, kind, expect }: Case): string {
  const texts = [...messages.map(({ content }) => content), ...documents.map(({ text }) => text), recorded?.output];
  const plain = texts.map((text) => text?.trim().replace(/\s+/g, ' ').toLowerCase());
  return JSON.stringify([kind, expect?.text, plain, recorded?.calls]);
}
