import type { Span } from '../finding.ts';

/**
 * Mail addresses: a dot-atom of RFC 5322, letters of all scripts as in RFC 6531, at a host name with a dot. Goes from
 * one `@` to the next and reads at most 64 characters to its left and 254 to its right (RFC 5321, 4.5.3.1).
 */
export function findEmails(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = localPart.exec(text.slice(Math.max(spans.at(-1)?.end ?? 0, at - 64), at));
    const host = local === null ? null : hostPart.exec(text.slice(at + 1, at + 255));
    if (local !== null && host !== null) spans.push({ start: at - local[0].length, end: at + 1 + host[0].length });
  }
  return spans;
}

// The part before `$` is tried from each of at most 64 characters. A label of the host ends where its one dot begins.
const localPart = /(?<![\p{L}\p{N}])[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~.-]*[\p{L}\p{N}_+-])?$/u;
const hostPart = /^(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{0,62}\.)+(?:xn--[a-z0-9-]{2,59}|\p{L}[\p{L}\p{M}]{1,62})/iu;
