import type { SemanticTokens } from 'vscode-languageserver';
import type { MapPosition } from './mapPositions.ts';

/** A token is five numbers: lines and characters from the one before, length, type, modifiers. */
const width = 5;

/** The result of a request for semantic tokens, which has its positions in one list of numbers. */
export function isTokens(result: unknown): result is SemanticTokens {
  const { data } = (result ?? {}) as { readonly data?: unknown };
  return Array.isArray(data) && data.every(Number.isInteger);
}

/** The same tokens with each start and length counted anew. */
export function mapTokens(tokens: SemanticTokens, uri: string, map: MapPosition): SemanticTokens {
  const data = [...tokens.data];
  let line = 0;
  let [from, to] = [0, 0];
  for (let at = 0; at + width <= data.length; at += width) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at, at + width);
    if (lines > 0) [from, to] = [0, 0];
    line += lines;
    from += characters;
    const start = map(uri, { line, character: from }).character;
    const end = map(uri, { line, character: from + length }).character;
    data[at + 1] = start - to;
    data[at + 2] = end - start;
    to = start;
  }
  return { ...tokens, data };
}
