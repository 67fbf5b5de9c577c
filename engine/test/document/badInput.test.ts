import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDocuments } from '#engine/document/documents.ts';
import { indexLines } from '#engine/document/lineIndex.ts';
import { documentLimits, parseDocument } from '#engine/document/parseDocument.ts';
import { checkAt, checkIn, checkPolicyText, checkSuiteText } from '../support/check.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { sampleFiles, samplePolicy, sampleSuite } from '../support/samples.ts';

const policyPath = '/a.policy.yaml';
const suitePath = '/a.suite.yaml';

const texts: Record<string, string> = { ...sampleFiles };
const documents = openDocuments(memoryFiles(texts));

/** Checks a text, and sees to it that every finding has a place in it. */
function survive(path: string, text: string): readonly string[] {
  texts[policyPath] = samplePolicy;
  texts[path] = text;
  const diagnostics = checkAt(documents, path);
  for (const { location, message } of diagnostics) {
    const { start, end } = location.range;
    const isInside = start >= 0 && end <= text.length && (start < end || text === '');
    if (!isInside) throw new Error(`${start}-${end} is not in a text of ${text.length}: ${message}`);
  }
  return diagnostics.map(({ code }) => code);
}

describe('the samples', () => {
  test('are without findings', () => {
    expect(survive(policyPath, samplePolicy)).toEqual([]);
    expect(survive(suitePath, sampleSuite)).toEqual([]);
  });
});

describe('half-typed files', () => {
  test('every prefix of a policy is checked', () => {
    for (let length = 0; length <= samplePolicy.length; length++) survive(policyPath, samplePolicy.slice(0, length));
  });

  test('every fourth prefix of a suite is checked', () => {
    for (let length = 0; length <= sampleSuite.length; length += 4) survive(suitePath, sampleSuite.slice(0, length));
  });

  test('a policy with one character left out, every third in turn, is checked', () => {
    for (let at = 0; at < samplePolicy.length; at += 3)
      survive(policyPath, samplePolicy.slice(0, at) + samplePolicy.slice(at + 1));
  });

  test('a policy with any line left out is checked', () => {
    const lines = samplePolicy.split('\n');
    for (const at of lines.keys()) survive(policyPath, lines.toSpliced(at, 1).join('\n'));
  });

  test('a policy with a character of YAML put anywhere is checked', () => {
    for (const char of ['"', "'", '\t', '*', '&x', '[', '}', ':', '#', '- ', '|', '<<: ', '\u0000', '\uD800'])
      for (let at = 0; at < samplePolicy.length; at += 29)
        survive(policyPath, samplePolicy.slice(0, at) + char + samplePolicy.slice(at));
  });

  test('what is not typed yet is not missed while the text is broken', () => {
    expect(survive(policyPath, 'policy: a\ninput:\n  - id: x\n    when: { contains: "a')).toEqual(['syntax']);
  });

  test('random edits of a policy and a suite are checked', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        '\n',
        '  ',
        '- ',
        ': ',
        '{ ',
        ' }',
        '[',
        ']',
        '"',
        "'",
        '&a ',
        '*a',
        '<<: *owner',
        '|\n',
        '>\n',
        'null',
        '5',
        '~',
      ),
    );
    const edits = fc.array(fc.tuple(fc.nat(1500), fc.nat(12), piece), { minLength: 1, maxLength: 5 });
    const apply = (text: string, changes: readonly (readonly [number, number, string])[]): string =>
      changes.reduce((edited, [at, cut, put]) => edited.slice(0, at) + put + edited.slice(at + cut), text);
    fc.assert(
      fc.property(edits, (changes) => {
        survive(policyPath, apply(samplePolicy, changes));
        survive(suitePath, apply(sampleSuite, changes));
      }),
      { numRuns: 80, seed: 1 },
    );
  });
});

describe('texts that are no policy', () => {
  test.each([
    ['an empty file', '', ''],
    ['a comment', '# soon\n', '#'],
    ['white space', ' \n\n', ' '],
    ['a scalar', 'hello', 'hello'],
    ['a list', '- a\n- b\n', '- a'],
    ['nothing', 'null', 'null'],
    ['a number', '42\n', '42'],
  ])('%s', (_, text, marked) => {
    expect(checkPolicyText(text)).toEqual([['wrong-type', marked]]);
    expect(checkSuiteText(text)).toEqual([['wrong-type', marked]]);
  });

  test('settings may be of that kind too', () => {
    expect(checkIn({ '/railwright.yaml': '- a' }, '/railwright.yaml')).toMatchObject([{ code: 'wrong-type' }]);
    expect(checkIn({ '/railwright.yaml': 'models: [a]\nchecks: 5' }, '/railwright.yaml')).toMatchObject([
      { code: 'wrong-type' },
      { code: 'wrong-type' },
    ]);
    expect(
      checkIn({ '/railwright.yaml': 'models: { "a/b": null, "~": 5 }' }, '/railwright.yaml').length,
    ).toBeGreaterThan(1);
  });

  test('two documents in a file: the second is reported, the first is checked', () => {
    expect(checkPolicyText('policy: a\nx: 1\n---\npolicy: b\n')).toEqual([
      ['unknown-key', 'x'],
      ['syntax', '---'],
    ]);
  });
});

describe('text encodings', () => {
  const broken =
    'policy: a\nfoo: 1\ninput:\n  - id: x\n    when: |\n      text.size() >\n        "a" && true\n    then: blok\n';
  const places = (text: string) =>
    checkIn({ [policyPath]: text }, policyPath).map(({ code, location }) => {
      const lines = indexLines(text);
      return [code, lines.position(location.range.start), lines.position(location.range.end)];
    });

  test('Windows line endings: the same findings at the same lines and columns', () => {
    expect(places(broken)).toHaveLength(2);
    expect(places(broken.replaceAll('\n', '\r\n'))).toEqual(places(broken));
    const bad = broken.replace('then: blok', 'then: block');
    expect(places(bad)).toHaveLength(2);
    expect(places(bad.replaceAll('\n', '\r\n'))).toEqual(places(bad));
  });

  test('a byte-order mark: the same findings, one column on in the first line', () => {
    expect(places(`\uFEFF${broken}`)).toEqual(places(broken));
    expect(checkPolicyText('\uFEFFpolcy: a')).toEqual([
      ['missing-key', 'polcy'],
      ['unknown-key', 'polcy'],
    ]);
  });

  test('tabs: the first that indents is reported', () => {
    expect(checkPolicyText('policy: a\ninput:\n\t- id: x\n')).toEqual([['syntax', '\t']]);
    expect(checkPolicyText('policy:\ta\nvalues:\t{\tlimit:\t40 }\t# fine\n')).toEqual([]);
  });

  test('a JSON policy with tabs is a policy', () => {
    const json =
      '{\n\t"policy": "a",\n\t"input": [\n\t\t{ "id": "a", "when": { "pii": true }, "then": "blok" }\n\t]\n}\n';
    const found = checkIn({ '/a.policy.json': json }, '/a.policy.json');
    expect(found.map(({ code, location }) => [code, json.slice(location.range.start, location.range.end)])).toEqual([
      ['unknown-value', '"blok"'],
    ]);
  });

  test('lone surrogates are texts like others', () => {
    expect(checkPolicyText('policy: a\ninput: [{ id: x, when: { contains: "\uD83D" }, then: block }]')).toEqual([]);
    expect(checkPolicyText('policy: "\uD800"')).toEqual([['wrong-format', '"\uD800"']]);
    expect(checkPolicyText('policy: a\n"\uDC00": 1')).toEqual([['unknown-key', '"\uDC00"']]);
  });
});

describe('limits', () => {
  const timed = (run: () => void): number => {
    const started = performance.now();
    run();
    return performance.now() - started;
  };

  test('a text of 50 MB is refused at once', () => {
    const text = `policy: a\n${'x'.repeat(50_000_000)}`;
    const took = timed(() => {
      const diagnostics = checkIn({ [policyPath]: text }, policyPath);
      expect(diagnostics).toMatchObject([
        {
          code: 'file-too-large',
          message: 'the file has 50.0 million characters; at most 16 million are read',
          location: { range: { start: 0, end: 9 } },
        },
      ]);
    });
    expect(took).toBeLessThan(1000);
  });

  const { depth } = documentLimits;
  test.each([
    ['1,000 lists in each other', 'values: { x: ', '['.repeat(1000) + ']'.repeat(1000)],
    ['1,000 open lists', 'values: { x: ', '['.repeat(1000)],
    ['1,000 mappings in each other', 'values: { x: ', '{ a: '.repeat(1000) + '}'.repeat(1000)],
    [
      '1,000 mappings in block style',
      'values:\n',
      Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join(''),
    ],
    ['1,000 lists in block style', 'values:\n ', `${'- '.repeat(1000)}x`],
    ['20,000 lists', 'values: { x: ', '['.repeat(20_000)],
  ])('%s are too deep', (_, before, nested) => {
    const text = `policy: a\n${before}${nested}`;
    expect(survive(policyPath, text)).toContain('nested-too-deep');
    expect(survive(policyPath, text)).toHaveLength(1);
  });

  test(`nesting as deep as ${depth} is read, one deeper is not`, () => {
    const nested = (levels: number): string => `policy: a\nvalues: { x: ${'['.repeat(levels)}${']'.repeat(levels)} }`;
    expect(checkPolicyText(nested(depth - 2))).toEqual([]);
    expect(checkPolicyText(nested(depth - 1))).toEqual([['nested-too-deep', '[']]);
  });

  test('an alias bomb is reported where it would explode', () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) => `  a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]\n`,
    );
    const bomb = `policy: a\nvalues:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n${levels.join('')}`;
    expect(timed(() => expect(checkPolicyText(bomb)).toEqual([['alias-limit', '*a5']]))).toBeLessThan(1000);
  });

  test('conditions that aliases make part of each other are read and compiled once', () => {
    const ten = (part: string): string => `{ any: [${Array(10).fill(part).join(', ')}] }`;
    const levels = Array.from({ length: 4 }, (_, i) => `    - &c${i + 1} ${ten(`*c${i}`)}\n`).join('');
    const policy = `policy: a\ninput:\n- id: bomb\n  then: block\n  when:\n    any:\n    - &c0 ${ten('{ contains: a }')}\n${levels}`;
    expect(timed(() => expect(checkPolicyText(policy)).toEqual([]))).toBeLessThan(2000);
    const broken = policy.replaceAll('contains: a', 'matches: "("');
    expect(checkPolicyText(broken)).toHaveLength(10);
  });

  test('an anchor may be used thousands of times', () => {
    const uses = Array.from({ length: 5000 }, (_, i) => `  k${i}: *session\n`).join('');
    const { value, diagnostics } = parseDocument(
      `values:\n  first: &session { customer: c-1, orders: [a, b] }\n${uses}`,
      '/a',
    );
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ values: { k4999: { customer: 'c-1', orders: ['a', 'b'] } } });
  });

  test('an alias into itself, and one that leads nowhere, stand for nothing', () => {
    expect(parseDocument('a: &a [1, *a]\nb: *none\n', '/a')).toMatchObject({
      value: { a: [1, null], b: null },
      diagnostics: [{ code: 'alias-limit' }, { code: 'syntax' }],
    });
  });

  test('a mapping of 20,000 keys is read in linear time', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `  key${i}: ${i}\n`).join('');
    expect(timed(() => parseDocument(`values:\n${keys}  key7: again\n`, '/a'))).toBeLessThan(3000);
  });
});
