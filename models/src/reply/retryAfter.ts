/** How long a server asks to wait, in milliseconds from now; nothing where it does not say. */
export interface RetryAfter {
  readonly afterMs?: number;
}

/**
 * Reads `Retry-After`, in seconds or as a date (RFC 9110, section 10.2.3), and the finer `retry-after-ms` of OpenAI and
 * Azure. The names of the headers are in lower case.
 */
export function readRetryAfter(headers: Readonly<Record<string, string>>, now: Date): RetryAfter {
  const { 'retry-after-ms': milliseconds = '', 'retry-after': time = '' } = headers;
  const waits = [readNumber(milliseconds), readNumber(time) * 1000, Date.parse(time) - now.getTime()];
  const afterMs = waits.find((wait) => !Number.isNaN(wait));
  return afterMs === undefined ? {} : { afterMs: Math.max(0, afterMs) };
}

function readNumber(text: string): number {
  return /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
}
