import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { remainderOf } from './checkDigits.ts';

/** Bank account numbers (ISO 13616): a country's length, and the check by 97 (ISO/IEC 7064). */
export function findIbans(text: string): Span[] {
  const starts = findSpans(text, countryAndCheck);
  return starts.flatMap(({ start }) => {
    const end = endOf(text, start);
    return end !== undefined && passesMod97(text.slice(start, end)) ? [{ start, end }] : [];
  });
}

const countryAndCheck = /(?<![\p{L}\p{N}])[A-Z]{2}\d\d(?=[ -]?[A-Z\d])/giu;
const character = /[A-Z\d]/i;

/** Where the account number that begins at `start` has its country's length; a separator may stand between any two. */
function endOf(text: string, start: number): number | undefined {
  const length = lengths[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return undefined;
  let end = start;
  for (let count = 0; count < length; count++) {
    if (count > 0 && (text[end] === ' ' || text[end] === '-')) end++;
    if (!character.test(text[end] ?? '')) return undefined;
    end++;
  }
  return character.test(text[end] ?? '') ? undefined : end;
}

function passesMod97(iban: string): boolean {
  const characters = iban.replace(/[ -]/g, '').toUpperCase();
  const moved = characters.slice(4) + characters.slice(0, 4);
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return remainderOf(digits, 97) === 1;
}

/** The lengths in the IBAN registry that SWIFT keeps for ISO 13616, by country. */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29
  ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20
  LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29
  PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
