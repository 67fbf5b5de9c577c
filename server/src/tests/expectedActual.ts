import type { Case } from '#engine/suite/suite.ts';
import type { Result } from '#schemas/generated/run.ts';

/** What a case expects, a line for each part of it. What is met reads as in `actualText`, so that a diff shows what is not. */
export function expectedText(testCase: Case, result: Result): string {
  const lines = asked(testCase, result).map(({ name, value, isMet, got }) => `${name}: ${isMet ? got : value}`);
  return textOf([...lines, ...expectedOutput(testCase)]);
}

/** What happened: first what the case expects something of, then who decided else, and what the user sees. */
export function actualText(testCase: Case, result: Result): string {
  const wanted = asked(testCase, result);
  const others = aspects.filter(({ name }) => name !== 'outcome' && !wanted.some((each) => each.name === name));
  return textOf([
    ...wanted.map(({ name, got }) => `${name}: ${got}`),
    '',
    ...others.map(({ name, got }) => `${name}: ${got(result)}`),
    'the user sees:',
    ...shorten(result.shown)
      .split('\n')
      .map((line) => `  ${line}`),
  ]);
}

interface Asked extends Wanted {
  readonly name: string;
  readonly got: string;
}

/** What a case expects something of. */
const asked = (testCase: Case, result: Result): readonly Asked[] =>
  aspects.flatMap(({ name, wanted, got }) => {
    const found = wanted(testCase, result);
    return found ? [{ name, ...found, got: got(result) }] : [];
  });

interface Wanted {
  readonly value: string;
  readonly isMet: boolean;
}

interface Aspect {
  readonly name: string;
  got(result: Result): string;
  wanted(testCase: Case, result: Result): Wanted | undefined;
}

const aspects: readonly Aspect[] = [
  {
    name: 'verdict',
    got: ({ verdict }) => verdict,
    wanted: ({ expect }, { verdict }) => {
      const verdicts = expect?.verdicts ?? [];
      return verdicts.length === 0 ? undefined : { value: verdicts.join(' or '), isMet: verdicts.includes(verdict) };
    },
  },
  {
    name: 'outcome',
    got: ({ stoppedBy }) => (stoppedBy.length > 0 ? `stopped by ${listOf(stoppedBy)}` : 'not stopped'),
    wanted: (_, { should, stoppedBy }) => {
      if (should === 'neither') return undefined;
      const isStopped = stoppedBy.length > 0;
      return should === 'stop' ? { value: 'stopped', isMet: isStopped } : { value: 'not stopped', isMet: !isStopped };
    },
  },
  {
    name: 'layer',
    got: ({ decidedBy }) => decidedBy?.layer ?? 'none',
    wanted: ({ expect }, { decidedBy }) =>
      expect?.layer && { value: expect.layer, isMet: expect.layer === decidedBy?.layer },
  },
  {
    name: 'rule',
    got: ({ decidedBy }) => decidedBy?.rule ?? 'none',
    wanted: ({ expect }, { decidedBy }) =>
      expect?.rule && { value: expect.rule.value, isMet: expect.rule.value === decidedBy?.rule },
  },
  {
    name: 'model',
    got: ({ answer }) => (answer === 'none' ? 'not asked' : answer),
    wanted: ({ expect }, { answer }) => expect?.answer && { value: expect.answer, isMet: expect.answer === answer },
  },
];

const listOf = (stoppedBy: Result['stoppedBy']): string =>
  stoppedBy.map((who) => (who === 'model' ? 'the model' : `the ${who} layer`)).join(' and ');

function expectedOutput({ expect }: Case): readonly string[] {
  if (!expect?.output) return [];
  const { contains, matches, conformsTo } = expect.output;
  return [
    '',
    'the user sees:',
    ...contains.map((part) => `  a text that contains \`${part}\``),
    ...(matches ? [`  a text that matches \`${matches.source}\``] : []),
    ...(conformsTo ? ['  JSON that conforms to the schema'] : []),
  ];
}

/** A longer text buries the verdict, and 10,000 of them the editor. In UTF-16 code units. */
const longest = 2000;

const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
