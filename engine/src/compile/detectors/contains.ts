import { compileWords } from '../../detect/wordList.ts';
import type { DetectorCondition } from '../../policy/policy.ts';
import { type MakeDetector, plainLabel } from './detector.ts';

/** `contains: WORD`, a list of words and phrases, or `{ file: PATH }` with one on each line. */
export const contains: MakeDetector = ({ options, file, locate }, context) => {
  const isFile = typeof options === 'object' && !Array.isArray(options);
  if (isFile && !file) return undefined; // reported where the file is read
  const words = wordsOf({ options, file });
  if (words.every((word) => word.trim() === '')) {
    const message = isFile ? 'the word list is empty' : 'white space alone is never found';
    context.report({ code: 'empty-word-list', level: 'error', message, location: locate(isFile ? ['file'] : []) });
    return undefined;
  }
  return compileWords(words, plainLabel).findAll;
};

/** The words and phrases that are looked for. */
export const wordsOf = ({ options, file }: Pick<DetectorCondition, 'options' | 'file'>): readonly string[] =>
  file ? wordsOfFile(file.text) : [options].flat().map(String);

function wordsOfFile(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
