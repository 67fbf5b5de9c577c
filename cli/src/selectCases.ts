import picomatch from 'picomatch/posix';
import { didYouMean, suggest } from '#engine/document/suggest.ts';
import { type Case, kinds } from '#engine/suite/suite.ts';
import { type Problem, problem } from './problem.ts';

/**
 * The cases that filters let through: `kind:KIND`, `tag:NAME`, or a glob on ids. A case passes where, of each sort that is used,
 * at least one filter matches. A filter that matches no case is a mistake, and not an empty run.
 */
export function selectCases(cases: readonly Case[], expressions: readonly string[]): readonly Case[] | Problem {
  const filters = expressions.map(readFilter);
  const idle = filters.find(({ matches }) => !cases.some(matches));
  if (idle) return nothingMatches(idle, cases);
  const sorts = [...new Set(filters.map(({ sort }) => sort))];
  const selected = cases.filter((testCase) =>
    sorts.every((sort) => filters.some((filter) => filter.sort === sort && filter.matches(testCase))),
  );
  return selected.length > 0 ? selected : problem('no case matches all filters');
}

interface Filter {
  readonly sort: 'kind' | 'tag' | 'id';
  readonly word: string;
  matches(testCase: Case): boolean;
}

function readFilter(expression: string): Filter {
  const [, sort, word = ''] = /^(kind|tag):(.*)$/s.exec(expression) ?? [];
  if (sort === 'kind') return { sort, word, matches: ({ kind }) => kind === word };
  if (sort === 'tag') return { sort, word, matches: ({ tags }) => tags.includes(word) };
  // With `bash`, a star matches a slash, too: ids are no paths.
  const isMatch = picomatch(expression, { bash: true, dot: true });
  return { sort: 'id', word: expression, matches: ({ id }) => id === expression || isMatch(id) };
}

const known = {
  kind: () => kinds,
  tag: (cases) => [...new Set(cases.flatMap(({ tags }) => tags))],
  id: (cases) => cases.map(({ id }) => id),
} satisfies Record<Filter['sort'], (cases: readonly Case[]) => readonly string[]>;

function nothingMatches({ sort, word }: Filter, cases: readonly Case[]): Problem {
  const subject = sort === 'id' ? `no case matches \`${word}\`` : `no case has the ${sort} \`${word}\``;
  return problem(subject, didYouMean(suggest(word, known[sort](cases))));
}
