import type { Span } from '../finding.ts';
import { type Candidate, findSpans } from '../findSpans.ts';
import { hasCue } from './cue.ts';

/** Internet addresses, of version 4 and 6 (RFC 4291, 2.2), that can be one machine's: not `127.0.0.1`, not `::1`. */
export function findIpAddresses(text: string): Span[] {
  return [...findSpans(text, version4, isHost), ...findSpans(text, version6, ({ value }) => isVersion6(value))];
}

// Bounded: four numbers of at most three digits; at most 45 characters of hexadecimal groups.
const version4 =
  /(?<![\p{L}\p{N}_.:-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\p{L}\p{N}_]|\.\d)/gu;
const version6 =
  /(?<![\p{L}\p{N}_:.])[\da-f]{0,4}:(?:[\da-f]{0,4}:){1,6}(?:(?:\d{1,3}\.){3}\d{1,3}|[\da-f]{0,4})(?![\p{L}\p{N}_:]|\.\d)/giu;
const versionNumber = /\b(?:version|release|build|v)\.?[ :]*$/i;

/** A multicast or reserved address belongs to no machine, and a software version may have four parts too. */
function isHost(candidate: Candidate): boolean {
  const first = Number(candidate.value.split('.')[0]);
  return first > 0 && first !== 127 && first < 224 && !hasCue(candidate, versionNumber);
}

function isVersion6(value: string): boolean {
  const [left = '', right, more] = value.split('::');
  if (more !== undefined) return false;
  const groups = [...groupsOf(left), ...groupsOf(right ?? '')];
  if (groups.includes('')) return false;
  const length = groups.length + (value.includes('.') ? 1 : 0);
  // With `::` two groups are the least that tell an address from a name in a program (`::add`) or from `::1`.
  return right === undefined ? length === 8 : length >= 2 && length < 8 && /\d/.test(value);
}

function groupsOf(side: string): string[] {
  return side === '' ? [] : side.split(':');
}
