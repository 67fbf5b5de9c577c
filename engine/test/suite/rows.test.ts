import { describe, expect, test } from 'vitest';
import { fieldOf, readRows } from '#engine/suite/rows.ts';

const read = (path: string, text: string, rowsPath?: string) => {
  const rows = readRows(path, text, rowsPath);
  if (!rows) throw new Error(`${path} has no known ending`);
  return {
    rows: rows.rows.map(({ place, fields }) => [place, fields]),
    broken: rows.broken.map(({ place, message }) => `${place}: ${message}`),
  };
};

describe('CSV', () => {
  test.each<[string, string, readonly unknown[]]>([
    [
      'a header and rows',
      'a,b\n1,2\n3,4\n',
      [
        ['line 2', { a: '1', b: '2' }],
        ['line 3', { a: '3', b: '4' }],
      ],
    ],
    ['no end of line at the end', 'a,b\n1,2', [['line 2', { a: '1', b: '2' }]]],
    [
      'Windows line endings',
      'a,b\r\n1,2\r\n3,4\r\n',
      [
        ['line 2', { a: '1', b: '2' }],
        ['line 3', { a: '3', b: '4' }],
      ],
    ],
    ['a byte-order mark', '\uFEFFa,b\n1,2', [['line 2', { a: '1', b: '2' }]]],
    ['quotes', 'a,b\n"1,1","say ""hi"""', [['line 2', { a: '1,1', b: 'say "hi"' }]]],
    [
      'a field of several lines',
      'a,b\n1,"2\n\nx"\n3,4',
      [
        ['line 2', { a: '1', b: '2\n\nx' }],
        ['line 5', { a: '3', b: '4' }],
      ],
    ],
    ['empty lines', '\na,b\n\n\n1,2\n\n', [['line 5', { a: '1', b: '2' }]]],
    [
      'empty fields',
      'a,b\n,\n1,',
      [
        ['line 2', { a: '', b: '' }],
        ['line 3', { a: '1', b: '' }],
      ],
    ],
    ['a quote inside a field', 'a\n5" pipe', [['line 2', { a: '5" pipe' }]]],
    [
      'one column',
      'a\n1\n2',
      [
        ['line 2', { a: '1' }],
        ['line 3', { a: '2' }],
      ],
    ],
    ['semicolons', 'a;b\n1,5;2', [['line 2', { a: '1,5', b: '2' }]]],
    ['tabs', 'a\tb\n1,5\t2', [['line 2', { a: '1,5', b: '2' }]]],
    [
      'a column that JavaScript knows',
      '__proto__,constructor\n1,2',
      [['line 2', JSON.parse('{"__proto__":"1","constructor":"2"}')]],
    ],
    ['a header and nothing else', 'a,b\n', []],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(read('/a.csv', text)).toEqual({ rows, broken: [] });
    expect(read('/a.TSV', text)).toEqual({ rows, broken: [] });
  });

  test('a broken row loses only itself, and is named by its line', () => {
    const text = 'a,b\n1,1\n2\n3,"open\n4,4\n5,"x"y\n6,6\n7,7,7\n8,"two\nlines"\n9,9\n';
    expect(read('/a.csv', text)).toEqual({
      rows: [
        ['line 2', { a: '1', b: '1' }],
        ['line 5', { a: '4', b: '4' }],
        ['line 7', { a: '6', b: '6' }],
        ['line 9', { a: '8', b: 'two\nlines' }],
        ['line 11', { a: '9', b: '9' }],
      ],
      broken: [
        'line 3: 2 fields are expected, as in the header, got 1',
        'line 4: a field goes on behind its closing quote',
        'line 6: a field goes on behind its closing quote',
        'line 8: 2 fields are expected, as in the header, got 3',
      ],
    });
  });

  test('a quote that is never closed loses one line, not the rest of the file', () => {
    expect(read('/a.csv', 'a,b\n1,"open\n2,2\n3,3\n')).toMatchObject({
      rows: [
        ['line 3', { a: '2' }],
        ['line 4', { a: '3' }],
      ],
      broken: ['line 2: a quote that opens a field is not closed'],
    });
  });

  test('two columns of the same name are reported', () => {
    expect(read('/a.csv', 'a,b,a\n1,2,3')).toMatchObject({ broken: ['line 1: two columns are named `a`'] });
  });

  test('a number of a row counts broken ones too: ids made of it do not shift', () => {
    expect(readRows('/a.csv', 'a\n1\n"x"y\n3')?.rows.map(({ number }) => number)).toEqual([1, 3]);
  });

  test('a row says where it stands', () => {
    const text = '\uFEFFa,b\r\n1,"2\r\nx"\r\n';
    const [row] = readRows('/a.csv', text)?.rows ?? [];
    expect(text.slice(row?.range.start, row?.range.end)).toBe('1,"2\r\nx"');
  });

  test('100,000 rows, and 100,000 broken ones, take linear time', () => {
    const good = `a,b\n${'1,"two, and ""three"""\n'.repeat(100_000)}`;
    const bad = `a,b\n${'1,"open\n'.repeat(100_000)}`;
    const started = performance.now();
    expect(readRows('/a.csv', good)?.rows).toHaveLength(100_000);
    expect(readRows('/a.csv', bad)?.broken).toHaveLength(100_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('JSON', () => {
  test.each<[string, string, string | undefined, readonly unknown[]]>([
    [
      'a list',
      '[{ "a": 1 }, { "a": [2] }]',
      undefined,
      [
        ['row 1', { a: 1 }],
        ['row 2', { a: [2] }],
      ],
    ],
    ['a list further in', '{ "d": { "e": [{ "a": 1 }] } }', 'd.e', [['row 1', { a: 1 }]]],
    ['an empty list', '[]', undefined, []],
    ['a byte-order mark', '\uFEFF[{ "a": 1 }]', undefined, [['row 1', { a: 1 }]]],
  ])('%s', (_, text, rowsPath, rows) => {
    expect(read('/a.json', text, rowsPath)).toEqual({ rows, broken: [] });
  });

  test.each([
    ['[{ "a": 1 }, 5, null, [1]]', undefined, ['row 2: not an object', 'row 3: not an object', 'row 4: not an object']],
    ['{ "a": 1 }', undefined, ['line 1: the file holds no list']],
    ['{ "a": 1 }', 'a.b', ['line 1: there is no list at `a.b`']],
    ['{ "a": 1 }', 'constructor', ['line 1: there is no list at `constructor`']],
    ['[\n{ "a": 1 }\n{ "a": 2 }\n]', undefined, ['line 3: not JSON: expected `,` or `]` after array element']],
    ['[\n{ "a": 1 },\n{ "a": x }\n]', undefined, ['line 3: not JSON: unexpected token `x`']],
    ['[\n{ "a": 1', undefined, ['line 2: not JSON: expected `,` or `}` after property value']],
    ['', undefined, ['line 1: not JSON: unexpected end of JSON input']],
  ])('%j is broken', (text, rowsPath, broken) => {
    expect(read('/a.json', text, rowsPath).broken).toEqual(broken);
  });
});

describe('JSONL', () => {
  test('a broken line loses only itself', () => {
    expect(read('/a.jsonl', '\uFEFF{"a":1}\r\n\n{"a":\n[1]\n  {"a":2}  \n')).toEqual({
      rows: [
        ['line 1', { a: 1 }],
        ['line 5', { a: 2 }],
      ],
      broken: ['line 3: not JSON: unexpected end of JSON input', 'line 4: not an object'],
    });
    expect(read('/a.ndjson', '{"a":1}')).toEqual({ rows: [['line 1', { a: 1 }]], broken: [] });
  });
});

test('a file of another ending is not read', () => {
  expect(readRows('/a.txt', 'a,b')).toBeUndefined();
  expect(readRows('/csv', 'a,b')).toBeUndefined();
});

test('a field by its name, or by a dotted path', () => {
  const [row] = readRows('/a.json', '[{ "a.b": 1, "a": { "c": [{ "d": 2 }] }, "n": null }]')?.rows ?? [];
  if (!row) throw new Error('there is one row');
  expect(['a.b', 'a.c.0.d', 'n', 'a.none', 'constructor', 'n.x'].map((name) => fieldOf(row, name))).toEqual([
    1,
    2,
    null,
    undefined,
    undefined,
    undefined,
  ]);
});
