import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import policySchema from '#schemas/policy.schema.json' with { type: 'json' };
import suiteSchema from '#schemas/suite.schema.json' with { type: 'json' };

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly include?: string;
  readonly patterns?: readonly Rule[];
  readonly captures?: Readonly<Record<string, Rule>>;
}
interface Grammar extends Rule {
  readonly scopeName: string;
  readonly repository: Readonly<Record<string, Rule>>;
  readonly injections?: Readonly<Record<string, Rule>>;
}

const read = (name: string): Grammar =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'syntaxes', `${name}.tmLanguage.json`), 'utf8'));
const grammars = ['policy', 'suite', 'cel'].map(read);
const [policy, suite] = grammars as [Grammar, Grammar];

/** The words that a rule of a grammar colours: those of the last group in its pattern. */
function wordsOf(grammar: Grammar, scope: string, first: string): string[] {
  const rules = allRules(grammar).filter(({ name, match }) => name === scope && match);
  const lists = rules.flatMap(({ match = '' }) => [...match.matchAll(/\(\?:([a-z_]+(?:\|[a-z_]+)+)\)/g)]);
  const words = lists.map(([, list = '']) => list.split('|')).find((list) => list.includes(first));
  return words?.toSorted() ?? [];
}

test.each(grammars)('$scopeName includes only what there is', (grammar) => {
  const known = new Set(grammars.flatMap((each) => [each.scopeName, ...namesIn(each)]));
  const included = allRules(grammar).flatMap(({ include }) => include ?? []);
  expect(included.length).toBeGreaterThan(0);
  const full = included.map((name) => (name.startsWith('#') ? `${grammar.scopeName}${name}` : name));
  expect(full.filter((name) => name !== 'source.yaml' && !known.has(name))).toEqual([]);
});

test('the policy grammar knows the detectors of the schema', () => {
  const combinators = ['all', 'any', 'not'];
  const detectors = Object.keys(policySchema.$defs.condition.properties).filter((key) => !combinators.includes(key));
  expect(wordsOf(policy, 'support.function.detector.railwright', 'contains')).toEqual(detectors.toSorted());
  expect(wordsOf(policy, 'keyword.control.combinator.railwright', 'all')).toEqual(combinators);
});

test.each([policy, suite])('$scopeName knows the verdicts of the schema', (grammar) => {
  expect(policySchema.$defs.then.enum).toEqual(suiteSchema.$defs.verdict.enum);
  expect(wordsOf(grammar, 'keyword.control.verdict.railwright', 'block')).toEqual(
    suiteSchema.$defs.verdict.enum.toSorted(),
  );
});

test('the suite grammar knows the kinds of the schema', () => {
  expect(wordsOf(suite, 'keyword.control.kind.railwright', 'edge')).toEqual(suiteSchema.$defs.kind.enum.toSorted());
});

function allRules(rule: Rule & Partial<Grammar>): Rule[] {
  const { patterns = [], captures = {}, repository = {}, injections = {} } = rule;
  const inner = [patterns, Object.values(captures), Object.values(repository), Object.values(injections)].flat();
  return [rule, ...inner.flatMap((each) => allRules(each))];
}

const namesIn = ({ scopeName, repository }: Grammar) => Object.keys(repository).map((name) => `${scopeName}#${name}`);
