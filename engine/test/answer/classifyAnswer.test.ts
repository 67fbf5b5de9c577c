import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyAnswer, type ModelAnswer } from '../../src/answer/classifyAnswer.ts';

const call = { tool: 'issue_refund', args: { amount: 12 } };
const refusal = "I can't refund more than 40 dollars.";

describe('text and tool calls', () => {
  it.each<[string, ModelAnswer, string]>([
    ['nothing at all', {}, 'none'],
    ['an empty text', { output: '' }, 'none'],
    ['white space', { output: ' \n\t\u00a0 ' }, 'none'],
    ['an empty list of calls', { output: '', calls: [] }, 'none'],
    ['a call alone', { calls: [call] }, 'answered'],
    ['a call and an empty text', { output: '', calls: [call] }, 'answered'],
    ['a call and a plain text', { output: 'Done, 12 dollars are on their way.', calls: [call] }, 'answered'],
    ['a call and a refusal', { output: refusal, calls: [call] }, 'partial'],
    ['a refusal alone', { output: refusal, calls: [] }, 'refused'],
  ])('%s', (_, answer, expected) => expect(classifyAnswer(answer).answer).toBe(expected));
});

describe('spans', () => {
  const shown = (output: string) => classifyAnswer({ output }).spans.map(({ start, end }) => output.slice(start, end));

  it.each([
    ['after characters outside the basic plane', "🙂🙂 Hello. I can't help with that.", "I can't help"],
    ['after a character whose lower case is longer', 'İİİ! I cannot share that.', 'I cannot share'],
    ['with curly apostrophes and Markdown', 'I **can’t help** with that.', 'I **can’t help'],
    ['on a later line, with Windows line ends', 'Hello!\r\n\r\nI cannot help with that.\r\n', 'I cannot help'],
    ['in the tail of a long text', `${'The sea is wide. '.repeat(600)}I won't share the private key.`, "I won't share"],
  ])('%s', (_, output, words) => expect(shown(output)).toEqual([words]));

  it('are empty for an answer', () => expect(shown('Boil the water first.')).toEqual([]));
});

describe('the bounds', () => {
  it('a refusal after the first part and before the tail is not seen', () => {
    const sea = 'The sea is wide. '.repeat(600);
    expect(classifyAnswer({ output: `${sea}I won't share the private key. ${sea}` }).answer).toBe('answered');
  });

  it('a megabyte of anything finishes quickly', () => {
    const pieces = ['a', ' ', '\n', '"', '\n- ', '**', 'i ', 'i cannot ', 'sorry ', 'not ', 'all people ', 'here is '];
    const others = [
      'ich kann nicht ',
      'je ne peux pas ',
      'no puedo ',
      '我不能',
      '申し訳',
      '<think>',
      '{"',
      'i, as an ai ',
    ];
    for (const piece of [...pieces, ...others]) {
      const output = piece.repeat(Math.ceil(1_000_000 / piece.length));
      // Linear work takes some ten milliseconds here; anything worse takes minutes.
      const started = performance.now();
      classifyAnswer({ output });
      expect({ piece, slow: performance.now() - started > 5_000 }).toEqual({ piece, slow: false });
    }
  });

  it('any text gets a class, and spans inside it, the same each time', () => {
    const words = fc.constantFrom(
      "I can't ",
      'help ',
      'However, here is ',
      '\n1. ',
      '"',
      '```\n',
      'Sorry, ',
      '. ',
      '我不能提供',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(words).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (output) => {
        const found = classifyAnswer({ output });
        expect(classifyAnswer({ output })).toEqual(found);
        expect(found.spans.length > 0).toBe(found.answer === 'refused' || found.answer === 'partial');
        for (const { start, end } of found.spans) {
          expect(0 <= start && start < end && end <= output.length).toBe(true);
        }
      }),
    );
  });
});
