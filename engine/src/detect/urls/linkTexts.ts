import type { FoundUrl } from './findUrls.ts';

/**
 * By the link's target, the URL that its text shows: `[https://shop.example](https://evil.example)`, and the same in
 * HTML. `urls` are those of the text, in order.
 */
export function shownTexts(text: string, urls: readonly FoundUrl[]): ReadonlyMap<FoundUrl, FoundUrl> {
  const shown = new Map<FoundUrl, FoundUrl>();
  for (const [i, second] of urls.entries()) {
    const first = urls[i - 1];
    if (first === undefined || second.start - first.end > LONGEST_GAP) continue;
    const between = text.slice(first.end, second.start);
    if (markdown.test(between)) shown.set(second, first);
    else if (html.test(between)) shown.set(first, second);
  }
  return shown;
}

const LONGEST_GAP = 200;
const markdown = /^[^\s[\](){}]{0,20}[ *_`]{0,3}\]\([ <]{0,2}$/;
const html = /^["']?(?:\s[^<>]{0,150})?>(?:<[a-z]{1,6}>|\s){0,3}$/i;
