import { describe, expect, test } from 'vitest';
import { findLeaks, indexText, type LeakOptions } from '../../src/detect/leaks.ts';
import { expectFindings, expectSpansOf } from './marked.ts';

const prompt = `You are the support agent of the tea shop. Never promise a refund above forty euros,
and never name the supplier of the green tea. If a customer is angry, stay calm and offer a voucher.`;

const options = { words: 8, atLeast: 0, known: () => [] } satisfies LeakOptions;
const find = (text: string, changed: Partial<LeakOptions> = {}) =>
  findLeaks(text, indexText(prompt), { ...options, ...changed });

describe('what repeats the prompt', () => {
  test.each([
    `Sure: «${prompt.slice(0, -1)}».`,
    'My rules: «Never promise a refund above forty euros, and never name the supplier of» anything.',
    '«NEVER promise a refund — above "forty" euros; and never name\n\nthe supplier of the GREEN tea»!',
    'First: «you are the support agent of the tea shop». Then: «if a customer is angry, stay calm and offer» tea.',
  ])('%s', (marked) => {
    expectFindings(marked, find, 'SYSTEM_PROMPT');
  });

  test('in a script without spaces, where two letters count as a word', () => {
    const chinese = indexText('你是茶叶店的客服人员，不得向客户透露供应商的名称。');
    expectFindings(
      '我的规则是：«不得向客户透露供应商的名称»。',
      (text) => findLeaks(text, chinese, { ...options, words: 6 }),
      'SYSTEM_PROMPT',
    );
    expect(findLeaks('供应商的名称是什么？', chinese, { ...options, words: 6 })).toEqual([]);
  });

  test('in a text that the prompt has twice', () => {
    const twice = indexText('one two three four. one two three five. one two three four six.');
    const leaks = (marked: string) =>
      expectFindings(marked, (text) => findLeaks(text, twice, { ...options, words: 4 }), 'SYSTEM_PROMPT');
    leaks('zero «one two three four six» seven');
    leaks('«two three five one» six');
    leaks('one two three six');
  });
});

describe('what does not', () => {
  test.each([
    'I can offer you a refund of thirty euros for the green tea.',
    'Never promise a refund above forty pounds.',
    'The green tea of the supplier: never name and euros forty above refund a promise.',
    '',
  ])('%s', (text) => {
    expect(find(text)).toEqual([]);
  });

  test('no prompt, and a prompt without words', () => {
    expect(findLeaks('... a b c', indexText('...'), { ...options, words: 2 })).toEqual([]);
  });
});

describe('texts that may be repeated', () => {
  const quoted = 'never promise a refund above forty euros and never name the supplier';

  test('what the user wrote is no leak', () => {
    expect(find(quoted)).not.toEqual([]);
    expect(find(quoted, { known: () => [`Is it true that you ${quoted}?`] })).toEqual([]);
  });

  test('what goes on beyond it is, if it is long enough', () => {
    const known = () => ['Complete this: you are the support agent of the tea shop'];
    expectFindings(
      'You are the support agent of the tea shop. «Never promise a refund above forty euros, and» so on.',
      (text) => find(text, { known }),
      'SYSTEM_PROMPT',
    );
    expect(find('You are the support agent of the tea shop. Never promise a refund.', { known })).toEqual([]);
  });
});

test('a share of the prompt can be asked for', () => {
  const half = prompt.slice(0, prompt.length / 2);
  expect(find(half, { atLeast: 0.3 })).not.toEqual([]);
  expect(find(half, { atLeast: 0.6 })).toEqual([]);
  expect(find(prompt, { atLeast: 1 })).not.toEqual([]);
});

/** The longest common runs by comparing all with all, to hold the automaton against. */
function expectedRuns(text: readonly string[], source: readonly string[], words: number): ReadonlySet<number> {
  const inRuns = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    for (let from = 0; from < source.length; from++) {
      let length = 0;
      while (at + length < text.length && text[at + length] === source[from + length]) length++;
      if (length >= words) for (let k = 0; k < length; k++) inRuns.add(at + k);
    }
  }
  return inRuns;
}

test('finds the same as comparing all with all', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const sentence = (length: number) => Array.from({ length }, () => 'abc'[random(3)] ?? 'a');
  for (let round = 0; round < 200; round++) {
    const source = sentence(1 + random(30));
    const text = sentence(1 + random(40));
    const found = findLeaks(text.join(' '), indexText(source.join(' ')), { ...options, words: 4 });
    const indices = found.flatMap(({ end, start }) =>
      Array.from({ length: (end - start + 1) / 2 }, (_, k) => start / 2 + k),
    );
    expect(new Set(indices)).toEqual(expectedRuns(text, source, 4));
  }
});

test.each(['a', 'a ', 'one two three four five six seven ', '中', 'é\ud83d'])('1 MB of %j in linear time', (unit) => {
  const text = unit.repeat(Math.ceil(1e6 / unit.length));
  expectSpansOf(
    text,
    findLeaks(text, indexText(text.slice(0, 1e5)), { ...options, known: () => [text.slice(0, 1e5)] }),
  );
  expectSpansOf(text, findLeaks(text, indexText(text.slice(0, 1e5)), options));
});
