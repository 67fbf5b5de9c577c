import { isPossiblePhoneNumber } from 'libphonenumber-js/min';
import { anyOf } from '../anyOf.ts';
import type { Span } from '../finding.ts';
import { hasCue } from './cue.ts';

/**
 * Phone numbers: international ones whose length their country has (by Google's libphonenumber, with its least
 * metadata), North American ones with their usual separators, and any 7 to 15 digits that a word announces. Numbers
 * need not be in use: those of examples and films (555-0123) are to be redacted like any other.
 */
export function findPhones(text: string): Span[] {
  const spans: Span[] = [];
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match !== null; match = candidate.exec(text)) {
    const start = match.index;
    const number = beginnings(match[0]).find((value) => isPhone(text, start, value));
    candidate.lastIndex = number === undefined ? start + 1 : start + number.length;
    if (number !== undefined) spans.push({ start, end: start + number.length });
  }
  return spans;
}

// Bounded: at most 15 digits with at most three separators before each.
const candidate = /(?<![\p{L}\p{N}_+.,/=#-])(?:\+[1-9]|\(?\d)(?:[ .()/‑–-]{0,3}\d){6,14}(?![\p{L}\p{N}_])/gu;
/** The separators may be missing only after `+1`: ten digits in one piece are more often an order than a phone. */
const northAmerican =
  /^(?:\+1[ .-]?\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[ .-]?\d{4}|(?:1[ .-]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4})$/;
const announcement = anyOf(`
  phone | mobile | cell | tel | call | fax | whatsapp | text | sms | ring | dial | handy | rufnummer | t[ée]l[ée]phone
  | telefon\\p{L}{0,8} | portable | m[óo]vil | tel[ée]fono | telefone | celular | cellulare | mobiel | telefoon\\p{L}{0,8}`);
const cue = new RegExp(
  `(?:\\b${announcement}(?:s|ed)?(?!\\p{L})|电话|手机|電話|携帯|телефон|тел)[^\\d\\n]{0,25}$`,
  'iu',
);

/** The whole, and what is left without the last one and two parts, as another number may follow after a space. */
function beginnings(value: string): string[] {
  const cuts = [...value.matchAll(/\s/g)].map(({ index }) => index).reverse();
  return [value, ...cuts.slice(0, 2).map((index) => value.slice(0, index))];
}

function isPhone(text: string, start: number, value: string): boolean {
  const number = value.replace('(0)', '');
  if (northAmerican.test(number)) return true;
  if (number.startsWith('+')) return !number.startsWith('+1') && isPossiblePhoneNumber(number);
  if (number.startsWith('00') && isPossiblePhoneNumber(`+${number.slice(2)}`)) return true;
  return hasCue({ text, start, value, end: start + value.length }, cue);
}
