import { compileWords } from '../../detect/wordList.ts';
import { type MakeDetector, plainLabel } from './detector.ts';

/** `contains: WORD`, a list of words and phrases, or `{ file: PATH }` with one on each line. */
export const contains: MakeDetector = ({ options, file, locate }, context) => {
  const words = file
    ? wordsOfFile(file.text)
    : Array.isArray(options)
      ? options.map(String)
      : typeof options === 'string'
        ? [options]
        : [];
  if (words.length === 0) {
    // A file that cannot be read is reported where it is read.
    if (file)
      context.report({
        code: 'empty-word-list',
        level: 'error',
        message: 'the word list is empty',
        location: locate(['file']),
      });
    return undefined;
  }
  const matcher = compileWords(words);
  return (text) => matcher.findAll(text).map(({ start, end }) => ({ start, end, label: plainLabel }));
};

function wordsOfFile(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
