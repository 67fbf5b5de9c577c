import { describe, expect, test } from 'vitest';
import { readSuiteText } from '../support/running.ts';

const suiteWith = (dataset: string): string =>
  `suite: a\npolicy: ./a.policy.yaml\nsystem: Be kind.\nsession: { c: 1 }\ndatasets: [${dataset}]`;

function read(dataset: string, file: string, path = '/a.csv') {
  const { suite, diagnostics } = readSuiteText(suiteWith(dataset), { [path]: file });
  const related = diagnostics.flatMap((diagnostic) => diagnostic.related ?? []);
  return {
    cases: suite.cases,
    problems: diagnostics.map(({ code, message }) => `${code}: ${message}`),
    ways: related.map(({ location, message }) => `${location.path} ${location.range.start} ${message}`),
  };
}

describe('data sets', () => {
  test('a row is a case', () => {
    const { cases, problems } = read(
      `{ file: ./a.csv, id: { column: id, prefix: p- }, input: { column: prompt }, kind: { column: label, map: { ok: normal, "bad_*": attack } },
         expect: { column: label, map: { ok: allow, "*": block } }, document: { column: page }, tags: [t], recorded: { output: { column: answer }, calls: { column: calls } } }`,
      `id,prompt,label,page,answer,calls
1,Hello,ok,,Hi,
2,Kill,bad_words,A page,No.,"[{""tool"":""ping"",""args"":{""a"":1}}]"
`,
    );
    expect(problems).toEqual([]);
    expect(cases).toMatchObject([
      {
        id: 'p-1',
        kind: 'normal',
        exchange: {
          system: 'Be kind.',
          messages: [{ role: 'user', content: 'Hello' }],
          documents: [],
          session: { c: 1 },
        },
        recorded: { output: 'Hi', calls: [] },
        expect: { verdicts: ['allow'], text: 'allow' },
        tags: ['t'],
      },
      {
        id: 'p-2',
        kind: 'attack',
        exchange: { documents: [{ text: 'A page' }] },
        recorded: { output: 'No.', calls: [{ tool: 'ping', args: { a: 1 } }] },
        expect: { verdicts: ['block'] },
      },
    ]);
  });

  test('a text in place of a column holds for all rows', () => {
    const { cases } = read('{ file: ./a.csv, input: Always this., kind: edge, expect: flag }', 'a\n1\n2\n');
    expect(
      cases.map(({ id, kind, exchange, expect: wanted }) => [id, kind, exchange.messages[0]?.content, wanted?.text]),
    ).toEqual([
      ['1', 'edge', 'Always this.', 'flag'],
      ['2', 'edge', 'Always this.', 'flag'],
    ]);
  });

  test('in a map, an exact key counts before a glob, and of these the first', () => {
    const map = '{ "a*": attack, abc: normal, "*c": edge, "*": attack }';
    const { cases } = read(
      `{ file: ./a.csv, input: { column: k }, kind: { column: k, map: ${map} } }`,
      'k\nabc\nabd\nxc\nn/a\n',
    );
    expect(cases.map(({ kind }) => kind)).toEqual(['normal', 'attack', 'edge', 'attack']);
  });

  test('a value that no key of the map matches is an error of its row', () => {
    const { cases, problems } = read(
      '{ file: ./a.csv, input: { column: k }, kind: { column: k, map: { a: edge } } }',
      'k\na\nb\n',
    );
    expect(cases).toHaveLength(1);
    expect(problems).toEqual(['broken-row: line 3 of `./a.csv`: no key of the map matches `b` in column `k`']);
  });

  test('a value without a map must be a word that there is', () => {
    const { problems } = read(
      '{ file: ./a.csv, input: { column: k }, kind: { column: k }, expect: { column: e } }',
      'k,e\nedge,allow\nodd,allow\nedge,refuse\n',
    );
    expect(problems).toEqual([
      'broken-row: line 3 of `./a.csv`: `odd` is no kind',
      'broken-row: line 4 of `./a.csv`: `refuse` is no verdict',
    ]);
  });

  test('an id has no white space, and is not empty', () => {
    const { cases, problems } = read(
      '{ file: ./a.csv, id: { column: k }, input: { column: k }, kind: edge }',
      'k,l\n two words ,x\n,x\n',
    );
    expect(cases.map(({ id }) => id)).toEqual(['two-words']);
    expect(problems).toEqual(['broken-row: line 3 of `./a.csv`: the case id is empty']);
  });

  test('without ids, the number of a row counts, broken ones too', () => {
    const { cases } = read('{ file: ./a.csv, input: { column: k }, kind: edge }', 'k,l\na,1\nb\nc,3\n');
    expect(cases.map(({ id }) => id)).toEqual(['1', '3']);
  });

  test('rows of a JSON file, with dotted paths', () => {
    const file = JSON.stringify({
      data: {
        rows: [
          { q: { text: 'Hello' }, n: 5 },
          { q: { text: 'Bye' }, answer: { calls: [{ function: 'ping', arguments: { a: 1 } }] } },
        ],
      },
    });
    const { cases, problems } = read(
      '{ file: ./a.json, rows: data.rows, input: { column: q.text }, kind: normal, recorded: { output: { column: n }, calls: { column: answer.calls } } }',
      file,
      '/a.json',
    );
    expect(problems).toEqual([]);
    expect(cases.map(({ recorded }) => recorded)).toEqual([
      { output: '5', calls: [] },
      { output: undefined, calls: [{ tool: 'ping', args: { a: 1 } }] },
    ]);
  });

  test('a row without an answer has none recorded, and one without a document has none', () => {
    const { cases } = read(
      '{ file: ./a.jsonl, input: { column: q }, kind: normal, document: { column: d }, recorded: { output: { column: a } } }',
      '{"q":"x","a":"y","d":"z"}\n{"q":"x"}\n{"q":"x","a":null,"d":null}\n',
      '/a.jsonl',
    );
    expect(cases.map(({ recorded, exchange }) => [recorded?.output, exchange.documents.length])).toEqual([
      ['y', 1],
      [undefined, 0],
      [undefined, 0],
    ]);
    expect(cases[1]?.recorded).toBeUndefined();
  });

  test('a row without an input is broken', () => {
    const { problems } = read(
      '{ file: ./a.jsonl, input: { column: q }, kind: normal }',
      '{"q":"x"}\n{"p":"x"}\n',
      '/a.jsonl',
    );
    expect(problems).toEqual(['broken-row: line 2 of `./a.jsonl`: there is no column `q`']);
  });

  test.each([
    ['not json', 'the tool calls are not JSON: unexpected token `o`'],
    ['5', 'the tool calls are `5`, and not a list'],
    ['{}', 'this is no tool call in a known shape, such as `{ tool, args }`'],
    ['[{}]', 'tool call 1: this is no tool call in a known shape, such as `{ tool, args }`'],
    ['[{"tool":"a"},{"tool":"b","args":[]}]', 'tool call 2: the arguments are a list, and not an object'],
  ])('tool calls %j are broken', (calls, message) => {
    const { problems } = read(
      '{ file: ./a.jsonl, input: { column: q }, kind: normal, recorded: { calls: { column: c } } }',
      `${JSON.stringify({ q: 'x', c: calls })}\n`,
      '/a.jsonl',
    );
    expect(problems).toEqual([`broken-row: line 1 of \`./a.jsonl\`: ${message}`]);
  });

  test('tool calls in other shapes, as lists and as JSON text', () => {
    const fields = '{ file: ./a.jsonl, input: { column: q }, kind: normal, recorded: { calls: { column: c } } }';
    const calls = [{ type: 'function', function: { name: 'pay', arguments: '{"amount":9}' } }];
    const lines = [calls, JSON.stringify(calls), { type: 'tool_use', name: 'pay', input: { amount: 9 } }].map((c) =>
      JSON.stringify({ q: 'x', c }),
    );
    const { cases, problems } = read(fields, lines.join('\n'), '/a.jsonl');
    expect(problems).toEqual([]);
    expect(cases.map(({ recorded }) => recorded?.calls)).toEqual(
      lines.map(() => [{ tool: 'pay', args: { amount: 9 } }]),
    );
  });

  test('an unknown column is said once, where it is named, and gives no cases', () => {
    const { cases, problems } = read('{ file: ./a.csv, input: { column: promt }, kind: normal }', 'prompt\na\nb\n');
    expect(cases).toEqual([]);
    expect(problems).toEqual(['unknown-column: there is no column `promt`']);
  });

  test('many rows with one fault are one finding, with a way to the first of them', () => {
    const file = `k,l\n${'x\n'.repeat(50)}a,b\n`;
    const { problems, ways } = read('{ file: ./a.csv, input: { column: k }, kind: normal }', file);
    expect(problems).toEqual([
      'broken-row: line 2, line 3, line 4 and 47 more rows of `./a.csv`: 2 fields are expected, as in the header, got 1',
    ]);
    expect(ways).toEqual(['/a.csv 4 the row', '/a.csv 6 the row', '/a.csv 8 the row']);
  });

  test('many rows with faults of their own are one finding, too', () => {
    const file = `k,l\n${Array.from({ length: 9 }, (_, index) => `x,${index}\n`).join('')}`;
    const { problems, ways } = read('{ file: ./a.csv, input: { column: k }, kind: { column: l } }', file);
    expect(problems).toEqual([
      'broken-row: line 2, line 3, line 4 and 6 more rows of `./a.csv`: `0` is no kind, and the like',
    ]);
    expect(ways).toEqual(['/a.csv 4 `0` is no kind', '/a.csv 8 `1` is no kind', '/a.csv 12 `2` is no kind']);
  });

  test('a quote that is not closed leads to its line', () => {
    const { ways } = read('{ file: ./a.csv, input: { column: k }, kind: normal }', 'k,l\r\na,b\r\na,"b\r\n');
    expect(ways).toEqual(['/a.csv 10 the row']);
  });

  test('a case knows its row', () => {
    const file = 'k\none\ntwo\n';
    const { cases } = read('{ file: ./a.csv, input: { column: k }, kind: normal }', file);
    expect(cases[1]?.at.path).toBe('/a.csv');
    expect(file.slice(cases[1]?.at.range.start, cases[1]?.at.range.end)).toBe('two');
  });
});
