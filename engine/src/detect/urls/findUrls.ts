import type { Span } from '../finding.ts';
import { isDomainAlone, isTopLevelDomain } from './topLevelDomains.ts';

/** A URL in a text. */
export interface FoundUrl extends Span {
  /** The text of it, with `http://` before it if it has no scheme. */
  readonly address: string;
  /** In lower case, without the colon; undefined for an address without a scheme (`www.shop.example`). */
  readonly scheme: string | undefined;
}

/**
 * The URLs in a text, in order and without overlaps: with a scheme (`https://…`, `javascript:…`, also in the ways that
 * browsers put right, as `https:\\…`), or a bare host of a known top-level domain. Not the host of a mail address, nor
 * punctuation that ends the sentence. Time linear in the text: it goes from one colon or dot to the next, and never
 * back behind what it has read.
 */
export function findUrls(text: string): FoundUrl[] {
  const urls: FoundUrl[] = [];
  let from = 0;
  pivot.lastIndex = 0;
  for (let match = pivot.exec(text); match !== null; match = pivot.exec(text)) {
    const read = match[0] === ':' ? readAtColon(text, match.index, from) : readAtDot(text, match.index, from);
    if (read.url !== undefined) urls.push(read.url);
    from = read.to;
    pivot.lastIndex = from;
  }
  return urls;
}

/** What begins at a colon or dot: perhaps a URL, and where to read on. */
interface Read {
  readonly url?: FoundUrl;
  readonly to: number;
}

/** A colon or a dot that something follows at once. */
const pivot = /[:.](?=[^\s:.])/g;

const schemeName = /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,31}$/;
const slashes = /[\\/]*/y;
/**
 * Up to white space, what quotes or encloses URLs, the full-width punctuation of Chinese and Japanese, and a comma or
 * semicolon that another URL follows, or where the text of a link in Markdown ends and its target begins.
 */
const rest = /(?:[^\s<>"'`{}|\\^,;\]\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]|[,;](?![a-z]{2,10}:\/\/)|\](?!\())*/iy;

function readAtColon(text: string, colon: number, from: number): Read {
  const name = schemeName.exec(text.slice(Math.max(from, colon - 32), colon))?.[0];
  if (name === undefined) return { to: colon + 1 };
  const scheme = name.toLowerCase();
  const body = matchEnd(text, slashes, colon + 1);
  // Asked first, so that what is read to its end is always taken, and read once.
  if (!beginsUrl(scheme, body - colon - 1, text.slice(body, body + 260))) return { to: colon + 1 };
  const start = colon - name.length;
  const end = trimmedEnd(text, body, matchEnd(text, rest, body));
  if (end === body) return { to: body };
  return { url: { start, end, address: text.slice(start, end), scheme }, to: end };
}

function beginsUrl(scheme: string, slashCount: number, body: string): boolean {
  if (slashCount >= 2) return true;
  return (withoutSlashes[scheme] ?? never).test(body);
}

const never = /(?!)/;
const host = /^(?:[\p{L}\p{N}_-]{1,63}\.)+[\p{L}\p{N}]/u;

/** What must follow where a scheme has fewer than two slashes, or its colon is only a colon. */
const withoutSlashes: Readonly<Record<string, RegExp>> = {
  http: host,
  https: host,
  ftp: host,
  ws: host,
  wss: host,
  file: /^\S/,
  javascript: /^\S/,
  vbscript: /^\S/,
  data: /^(?:[a-z]+\/[a-z]|[;,]\S)/i,
  mailto: /^[^\s@]{1,64}@/,
};

const hostUnit = /[\p{L}\p{N}_-]/u;
const restOfHost = /[\p{L}\p{N}_.-]*/uy;
const path = /(?::\d{1,5})?(?:[/?#](?=\S))?/y;
/** A name on the net has at most 253 characters (RFC 1035, 2.3.4). */
const MAX_HOST = 253;

function readAtDot(text: string, dot: number, from: number): Read {
  let start = dot;
  while (start > from && hostUnit.test(text[start - 1] ?? '')) start--;
  const to = matchEnd(text, restOfHost, dot);
  if (start === dot || to - start > MAX_HOST) return { to };
  const hostEnd = trimmedEnd(text, start, to);
  const pathStart = hostEnd === to ? matchEnd(text, path, to) : to;
  const hasMore = pathStart > to;
  const domain = text.slice(text.lastIndexOf('.', hostEnd - 1) + 1, hostEnd).toLowerCase();
  const isNamed = hasMore || text.startsWith('www.', start);
  const isDomain = isTarget(text, start)
    ? isDomainName.test(domain)
    : isNamed
      ? isTopLevelDomain(domain)
      : isDomainAlone(domain);
  if (!isDomain || isPartOfOther(text, start, to)) return { to };
  const end = hasMore ? trimmedEnd(text, hostEnd, matchEnd(text, rest, pathStart)) : hostEnd;
  return { url: { start, end, address: `http://${text.slice(start, end)}`, scheme: undefined }, to: end };
}

const isDomainName = /^(?:\p{L}{2,}|xn--[a-z\d-]+)$/u;

/** Of a link, without its scheme: `[text](//shop.example)`, `href="//shop.example"`. */
function isTarget(text: string, start: number): boolean {
  return /[(="'][\\/]{2}$/.test(text.slice(Math.max(0, start - 3), start));
}

/** Of a mail address or of a path; but `//shop.example` stands by itself. */
function isPartOfOther(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? '';
  return before === '@' || text[end] === '@' || (/[\\/]/.test(before) && !/[\\/]/.test(text[start - 2] ?? ''));
}

function matchEnd(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** Without the punctuation of the sentence around it; a closing bracket stays if it is opened within the URL. */
function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  let unopened = count(text, ')', start, end) - count(text, '(', start, end);
  for (; last > start; last--) {
    const character = text[last - 1] ?? '';
    if (character === ')' ? unopened <= 0 : !/[.,;:!?…*_~\]]/.test(character)) break;
    if (character === ')') unopened--;
  }
  return last;
}

function count(text: string, character: string, start: number, end: number): number {
  let found = 0;
  for (let i = start; i < end; i++) if (text[i] === character) found++;
  return found;
}
