import type { Diagnostic } from '../../document/diagnostic.ts';
import type { Case } from '../../suite/suite.ts';
import { besidesTexts } from './besidesTexts.ts';
import type { Difference } from './fingerprint.ts';

/** A case whose texts differ from an earlier one's in nothing but white space, case, digits, or a word or two: it tests nothing new. */
export const nearDuplicate = (testCase: Case, first: Case, difference: Difference): Diagnostic | undefined =>
  isSameTest(first, testCase) && numbersIn(first) === numbersIn(testCase)
    ? {
        code: 'near-duplicate-case',
        level: 'information',
        message: `differs from \`${first.id}\` in nothing but ${differences[difference]}`,
        location: testCase.at,
        related: [{ location: first.at, message: 'the first one' }],
      }
    : undefined;

/** Whether all is the same but the texts. */
const isSameTest = (a: Case, b: Case): boolean =>
  a.kind === b.kind && a.expect?.text === b.expect?.text && besidesTexts(a) === besidesTexts(b);

/** Cards, accounts and telephones: whether such a number is one is what their digits say. */
function numbersIn({ exchange: { messages, documents }, recorded }: Case): string {
  const texts = [
    ...messages.map(({ content }) => content),
    ...documents.map(({ text }) => text),
    recorded?.output ?? '',
  ];
  return texts.flatMap((text) => text.match(/\d(?:[ .-]?\d){8,}/g) ?? []).join('\n');
}

const differences = {
  none: 'white space, case, punctuation or digits',
  words: 'a word or two',
} satisfies Record<Difference, string>;
