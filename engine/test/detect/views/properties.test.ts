import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locate } from '../../../src/detect/views/view.ts';
import { viewsOf } from '../../../src/detect/views/viewsOf.ts';
import { type Hider, hiders } from './hiders.ts';
import { hiddenWords, viewsIn } from './seen.ts';

const word = fc.constantFrom(
  'ignore',
  'bitcoin',
  'password',
  'transfer',
  'jailbreak',
  'weapon',
  'geheimnis',
  'contrasena',
);
/** From the innermost to the outermost. */
const layers = fc.array(fc.constantFrom(...(Object.keys(hiders) as Hider[])), { minLength: 1, maxLength: 3 });
const carrier = fc.constantFrom('', 'Please read ', 'Lies das: ', 'x=1; ', '你好 ');

/** Tags and full width exist for ASCII only. */
const canHide = (text: string, hider: Hider): boolean =>
  /^[ -~]+$/.test(text) || (hider !== 'tag' && hider !== 'styled');

function hide(text: string, by: readonly Hider[]): string {
  return by.reduce((inner, hider) => {
    fc.pre(canHide(inner, hider));
    return hiders[hider](inner);
  }, text);
}

/** Any string at all, and what tells the readers that something is hidden. */
const anything = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('%69', '&#', '&amp;', '\\u', '\\x6', 'aWdu', '0x', '69 ', '01101001', 'i g n', '1gn0r3', 'vat '),
      fc.constantFrom('\u200b', '\u202e', '\ufe0f', '\u{e0069}', '\u{e0150}', 'а', 'ｉ', '𝐢', '\u0301', 'eht gni'),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('views', () => {
  test('show a word that is hidden in up to three ways, at its place', () => {
    fc.assert(
      fc.property(word, layers, carrier, carrier, (hidden, by, before, after) => {
        const encoded = hide(hidden, by);
        const text = `${before}${encoded} ${after}`;
        const span = { start: before.length, end: before.length + encoded.length };
        const found = hiddenWords(text, hidden).map((finding) => ({ ...finding, hidden: finding.hidden?.toSorted() }));
        expect(found).toEqual([{ ...span, label: 'WORD', hidden: [...new Set(by)].sort() }]);
      }),
      { numRuns: 500 },
    );
  });

  test('leave nothing to find once what they show is redacted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, layers), { maxLength: 4 }), (words) => {
        const text = words.map(([hidden, by]) => hide(hidden, by)).join(' and ');
        const found = hiddenWords(text, ...words.map(([hidden]) => hidden));
        const redacted = found.reduceRight(
          (rest, { start, end }) => `${rest.slice(0, start)}[WORD]${rest.slice(end)}`,
          text,
        );
        expect(hiddenWords(redacted, ...words.map(([hidden]) => hidden))).toEqual([]);
      }),
    );
  });

  test('are made of any text, and every part of them comes from a part of it', () => {
    fc.assert(
      fc.property(anything, fc.nat(), fc.nat(), (text, a, b) => {
        const { decoded, words } = viewsOf(text);
        for (const view of [...decoded(), ...words()]) {
          const [start, end] = [a % (view.text.length + 1), b % (view.text.length + 1)].sort((x, y) => x - y) as [
            number,
            number,
          ];
          if (start === end) continue;
          const span = locate(view, { start, end });
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(span.start, span.end).isWellFormed() || !text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('are no longer than a few times the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const view of viewsIn(text)) expect(view.length).toBeLessThanOrEqual(4 * text.length);
      }),
    );
  });

  test('are none of a text in plain words', () => {
    const sentence = fc.array(
      fc.constantFrom('Please', 'refund', 'order', '1001', 'the', 'he', 'was', 'charged', '12', 'dollars'),
    );
    fc.assert(
      fc.property(sentence, (words) => {
        expect(viewsIn(`${words.join(' ')}.`)).toEqual([]);
      }),
    );
  });

  test('are the same whenever they are asked for', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(viewsIn(text)).toEqual(viewsIn(text));
      }),
    );
  });
});
