import { type FoundUrl, findUrls } from './findUrls.ts';

/**
 * The addresses that a URL carries after its host, as one that sends the reader on does: `?next=https://…`, also where
 * they are percent-encoded, up to three times, or have no scheme (`?to=//shop.example`). A bare host is none: it may be
 * anything.
 */
export function innerUrls(address: string): readonly FoundUrl[] {
  const rest = authority.exec(address);
  if (rest === null) return [];
  let text = address.slice(rest[0].length);
  for (let time = 0; time < MOST_ENCODINGS && /%[\da-f]{2}/i.test(text); time++) text = decode(text);
  return hasAddress.test(text) ? findUrls(text).filter((url) => url.scheme !== undefined || isRelative(text, url)) : [];
}

const MOST_ENCODINGS = 3;
const authority = /^[a-z][a-z\d+.-]*:[\\/]*[^\\/?#]*/i;
const hasAddress = /:|[\\/]{2}/;

function decode(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

function isRelative(text: string, { start }: FoundUrl): boolean {
  return /[=:,&?#][\\/]{2}$/.test(text.slice(Math.max(0, start - 3), start));
}
