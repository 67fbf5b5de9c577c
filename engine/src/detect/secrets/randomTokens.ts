import type { Finding, Span } from '../finding.ts';
import { entropyOf } from './entropy.ts';
import { isPlaceholder } from './placeholder.ts';

/**
 * Keys that neither a name nor a form tells: 32 to 128 characters of Base64 as a generator mixes them, with at least
 * `entropy` bits a character. Not what has one case only, as hashes and UUIDs; not a part of an address or path, a
 * public key, a checksum with its name, a line of a longer block (an image, a certificate), or text in Base64.
 */
export function findRandomTokens(text: string, tokens: readonly Span[], entropy: number): Finding[] {
  return tokens.flatMap((token) => {
    const { start, end } = trimmed(text, token);
    const value = text.slice(start, end);
    const isKey = isMixed(value, entropy) && !isPlaceholder(value) && !isPartOfOther(text, start, end);
    return isKey ? [{ start, end, label: 'SECRET' }] : [];
  });
}

/** Without a name before it (`KEY=…`), and what ends the sentence. */
function trimmed(text: string, { start, end }: Span): Span {
  const value = text.slice(start, Math.min(end, start + LONGEST + LONGEST_NAME + 1));
  const name = /^[\w.-]{1,40}[=:]+(?=\w)/.exec(value)?.[0] ?? '';
  const point = /[.:]{0,3}$/.exec(value)?.[0] ?? '';
  return { start: start + name.length, end: start + value.length === end ? end - point.length : end };
}

const LONGEST_NAME = 40;
const LONGEST = 128;
const form = /^[A-Za-z\d+/_-]{32,126}={0,2}$/;

function isMixed(value: string, entropy: number): boolean {
  const hasAll = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d.*\d/.test(value);
  return (
    hasAll && form.test(value) && changesOf(value) >= CHANGES && wordsOf(value) <= WORDS && entropyOf(value) >= entropy
  );
}

/**
 * How often a small letter, capital, digit and other character take turns. Of random Base64 it is 0.64 of all pairs,
 * and of one in a thousand values of 40 characters less than 0.38; names in programs have about 0.3.
 */
function changesOf(value: string): number {
  return countOf(value, /[a-z](?=[^a-z])|[A-Z](?=[^A-Z])|\d(?=\D)|[^A-Za-z\d](?=[A-Za-z\d])/g) / (value.length - 1);
}

const CHANGES = 0.38;

/** How much of a value could be words: three or more small letters in a row. Of random Base64 it is 0.15. */
function wordsOf(value: string): number {
  return (value.match(/[A-Z]?[a-z]{3,}/g)?.join('').length ?? 0) / value.length;
}

const WORDS = 0.45;

function countOf(value: string, pattern: RegExp): number {
  return value.match(pattern)?.length ?? 0;
}

function isPartOfOther(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 100), start);
  const value = text.slice(start, end);
  return (
    /[\w/\\@#%&?.,;-]$|base64,?$/.test(before) ||
    /^(?:[\\/@%&(<]|\.\w)/.test(text.slice(end, end + 2)) ||
    isPublic.test(value) ||
    /(?:-----|[A-Za-z\d+/=]{32,})\r?\n[ \t]*$/.test(before) ||
    /^\r?\n[ \t]*[A-Za-z\d+/=]{32,}/.test(text.slice(end, end + 100)) ||
    isReadable(value)
  );
}

/** Checksums of packages, keys of SSH in public, hashes of IPFS, paths, and parts joined by one sign. */
const isPublic = /^(?:sha(?:1|256|384|512)[-:]|AAAA|Qm[1-9A-HJ-NP-Za-km-z]{44}$|\/)|^[^_-]{1,12}(?:[_-][^_-]{1,12})+$/;

/** Whether a value is Base64 of plain text: nine of ten bytes are printable ASCII, where random ones have four. */
function isReadable(value: string): boolean {
  const bytes = decodeBase64(value);
  return bytes.filter((byte) => byte >= 32 && byte < 127).length > 0.9 * bytes.length;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decodeBase64(value: string): number[] {
  const digits = [...value.replace(/-/g, '+').replace(/_/g, '/').replace(/=/g, '')].map((digit) =>
    BASE64.indexOf(digit),
  );
  const bytes: number[] = [];
  for (let i = 0; i + 1 < digits.length; i++) {
    if (i % 4 === 3) continue;
    const bits = ((digits[i] ?? 0) << 6) | (digits[i + 1] ?? 0);
    bytes.push((bits >> (4 - 2 * (i % 4))) & 255);
  }
  return bytes;
}
