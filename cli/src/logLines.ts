import { longestValue } from '#engine/replay/logValue.ts';

/**
 * Splits a stream into lines, without their line feeds. Of a line that is longer than any value may be, only so much is
 * kept that its reader sees that: memory does not grow with what somebody else wrote.
 */
export async function* linesOf(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [first = '', ...others] = text.split('\n');
    if (size <= longestValue) rest.push(first);
    size += first.length;
    if (others.length === 0) continue;
    const last = others.pop() ?? '';
    yield [rest.join(''), ...others];
    rest = [last];
    size = last.length;
  }
  const end = rest.join('') + decoder.decode();
  if (end !== '') yield [end];
}
