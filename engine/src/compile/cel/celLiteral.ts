/**
 * Where each character of a CEL text literal stands in its source, which begins with the quote or the prefix `r`.
 * The syntax of escapes: https://github.com/google/cel-spec/blob/master/doc/langdef.md#string-and-bytes-values
 */
export function literalOffsets(source: string): readonly number[] {
  const isRaw = /^[rR]/.test(source);
  const opening = /^[rR]?("{3}|'{3}|"|')/.exec(source);
  const end = source.length - (opening?.[1]?.length ?? 0);
  const offsets: number[] = [];
  let at = opening?.[0].length ?? 0;
  while (at < end) {
    const char = !isRaw && source[at] === '\\' ? escapeAt(source, at) : { length: 1, units: 1 };
    for (let i = 0; i < char.units; i++) offsets.push(at);
    at += char.length;
  }
  offsets.push(end);
  return offsets;
}

const lengths: Readonly<Record<string, number>> = { x: 4, X: 4, u: 6, U: 10 };

function escapeAt(source: string, at: number): { length: number; units: number } {
  const kind = source.charAt(at + 1);
  const length = /[0-7]/.test(kind) ? 4 : (lengths[kind] ?? 2);
  const isAstral = kind === 'U' && Number.parseInt(source.slice(at + 2, at + length), 16) > 0xffff;
  return { length, units: isAstral ? 2 : 1 };
}
