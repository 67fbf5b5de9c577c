import type { Cues } from './cues.ts';
import { chinese } from './languages/chinese.ts';
import { dutch } from './languages/dutch.ts';
import { english } from './languages/english.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import { italian } from './languages/italian.ts';
import { japanese } from './languages/japanese.ts';
import { portuguese } from './languages/portuguese.ts';
import { spanish } from './languages/spanish.ts';
import type { Passage } from './passages.ts';

/** So much of the beginning is looked at, in code units. */
const sampleUnits = 200;

/** Picks the cues of the language that an answer begins in; English where nothing speaks for another. */
export function guessLanguage(passages: readonly Passage[]): Cues {
  const sample = beginning(passages);
  if (/[\u3040-\u30ff]/.test(sample)) return japanese;
  if (/[\u4e00-\u9fff]/.test(sample)) return chinese;
  return byFrequentWords(sample);
}

function beginning(passages: readonly Passage[]): string {
  let sample = '';
  for (const { kind, text } of passages) {
    if (kind !== 'code') sample += `${text} `;
    if (sample.length >= sampleUnits) break;
  }
  return sample.slice(0, sampleUnits);
}

/** Frequent words, each a vote for every language that lists it. English comes first, so that it wins a tie. */
const frequentWords = [
  [
    english,
    "the and to of is you it that can't cannot i i'm sorry but for with this your are as my be or not have here",
  ],
  [
    german,
    'ich nicht und der die das ist es kann aber mir leid bei sie für eine einen zu auf mit dir ihnen leider keine dabei',
  ],
  [
    french,
    'je ne pas vous les des est une pour mais désolé désolée suis le la et peux cette de ce que votre cela ça mes nos notre à',
  ],
  [
    spanish,
    'no puedo lo siento pero el los las una que por para es con y su esta de en la ayudarte solicitud me un mi mis va eso nuestra debo',
  ],
  [
    italian,
    'non posso mi dispiace ma il che di per una sono con e è la questa richiesta aiutarti informazioni le la va mie questo devo nostra i',
  ],
  [
    portuguese,
    'não posso desculpe mas os uma para que você é com em de o a isso lamento ajudar sua este esta devo pedido vai as minhas nossa um',
  ],
  [dutch, 'ik niet het een de van kan maar je dat is spijt u met voor daar helaas geen en dit'],
] as const;

/** For each word, the languages that list it, by their index in the table above. */
const speakers = indexWords();

function indexWords(): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, readonly number[]>();
  for (const [language, [, words]] of frequentWords.entries()) {
    for (const word of words.split(' ')) index.set(word, [...(index.get(word) ?? []), language]);
  }
  return index;
}

function byFrequentWords(sample: string): Cues {
  const votes = frequentWords.map(() => 0);
  for (const word of sample.split(/[^a-zà-ÿ']+/)) {
    for (const language of speakers.get(word) ?? []) votes[language] = (votes[language] ?? 0) + 1;
  }
  const winner = votes.indexOf(Math.max(...votes));
  return frequentWords[winner]?.[0] ?? english;
}
