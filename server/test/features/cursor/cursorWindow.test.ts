import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cursorAt, cursorIn } from '../../../src/features/cursor/cursor.ts';
import { windowAt } from '../../../src/features/cursor/cursorWindow.ts';

const workspace = join(import.meta.dirname, '../../../../testFixtures/workspace');
const files = globSync('**/*.{policy,suite}.yaml', { cwd: workspace });

const cases = Array.from(
  { length: 200 },
  (_, i) => `  - id: case-${i}\n    kind: normal\n    input: Hello ${i}\n`,
).join('');

/** Places all over a text; no editor has its cursor within the end of a line. */
function offsetsIn(text: string): readonly number[] {
  const step = Math.max(7, Math.floor(text.length / 100));
  const offsets = Array.from({ length: Math.ceil(text.length / step) }, (_, n) => n * step);
  return offsets.filter((at) => !text.startsWith('\r\n', at - 1));
}

describe('cursorAt', () => {
  test.each(files)('says the same of a part of %s as of the whole', (name) => {
    const text = readFileSync(join(workspace, name), 'utf8');
    for (const lines of [text, text.replaceAll('\n', '\r\n')])
      for (const offset of offsetsIn(lines))
        expect({ offset, cursor: cursorAt(lines, offset) }).toEqual({ offset, cursor: cursorIn(lines, offset) });
  });

  test.each(files)('says the same of a part of %s in JSON as of the whole', (name) => {
    const value: unknown = parse(readFileSync(join(workspace, name), 'utf8'));
    for (const text of [JSON.stringify(value, null, 2), JSON.stringify(value)])
      for (const offset of offsetsIn(text))
        expect({ offset, cursor: cursorAt(text, offset) }).toEqual({ offset, cursor: cursorIn(text, offset) });
  });

  test.each([
    ['a text that is not closed', '{ "id": "a, '],
    ['brackets in texts', '{ "id": "}]{[", "note": "\\"]", "ki'],
    ['a key that is not closed', '{ "id": "x", "ki'],
    ['nothing yet', ''],
  ])('says the same of %s in JSON', (_name, item) => {
    const items = Array.from({ length: 200 }, (_item, i) => `{ "id": "case-${i}", "kind": "normal" }`).join(',\n');
    const head = `{ "suite": "s", "session": { "a": [1, 2] }, "cases": [\n${items},\n${item}`;
    const text = `${head}\n], "model": "x" }`;
    // Which keys stand behind what is not closed is anybody's guess.
    const [cursor, whole] = [cursorAt(text, head.length), cursorIn(text, head.length)];
    expect({ ...cursor, present: undefined }).toEqual({ ...whole, present: undefined });
    expect(cursor?.path.slice(0, 2)).toEqual(['cases', 200]);
  });

  test.each([
    ['a list as far left as its key', 'cases:\n- id: a\n  kind: normal\n', '- id: b\n  ki'],
    ['a mapping', 'models:\n  a: { provider: openai }\n', '  b:\n    pro'],
    ['a text at the top', 'description: |\n  - id: no\n  - id: case\nsystem: |\n  more\n', '  - id: x'],
    ['a list of lists', 'cases:\n  - - id: a\n', '  - - ki'],
    ['a list below comments', 'cases:\n  # first\n\n  # then\n  - id: a\n', '    ki'],
    ['an item on a line of its own', 'cases:\n  -\n    id: a\n  -\n    id: b\n', '    ki'],
    ['a value that goes on', 'expect: { verdict: block,\n', '  la'],
  ])('says the same within %s', (_, before, word) => {
    const text = `suite: s\n${before}${cases.replaceAll(/^/gm, '# ')}${word}\n${cases.replaceAll(/^/gm, '# ')}`;
    const offset = text.indexOf(`\n${word}\n`) + 1 + word.length;
    expect(cursorAt(text, offset)).toEqual(cursorIn(text, offset));
  });
});

describe('windowAt', () => {
  test.each([
    ['in a case', 'case-120\n    ki', 150],
    ['at the top level', '\nca', 60],
  ])('%s is small', (_, near, most) => {
    const text = `suite: s\ncases:\n${cases}`;
    const offset = text.indexOf(near) + near.length;
    const window = windowAt(text, offset);
    expect(window.text.length).toBeLessThan(most);
    expect(text.slice(0, offset).endsWith(window.text.slice(0, window.offset).split('\n').at(-1) ?? '')).toBe(true);
  });

  test('ends where nothing stands at the left, up to a first line that is empty', () => {
    const text = `\n${cases}`;
    expect(windowAt(text, text.length - 1).text).toBe(text);
  });

  test('counts the items before it', () => {
    const text = `suite: s\ncases:\n${cases}`;
    expect(windowAt(text, text.indexOf('case-120')).skipped).toBe(120);
  });
});
