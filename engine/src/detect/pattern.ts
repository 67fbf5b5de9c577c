import { RE2JS, RE2JSException } from 're2js';
import type { Span } from './finding.ts';
import { lazily } from './lazily.ts';
import { beginningsOf } from './patternBeginnings.ts';
import { explainPatternError } from './patternError.ts';
import type { PatternProgram } from './patternProgram.ts';
import { prepareSearch } from './patternSearch.ts';

/** A user's pattern, compiled. Both methods take time linear in the text, whatever the pattern and the text. */
export interface LinearPattern {
  /** Whether the pattern matches anywhere in the text. */
  test(text: string): boolean;
  /**
   * The matches from left to right, as `String.prototype.matchAll` finds them: they do not overlap, and a match may
   * be empty. At most `limit` of them. Not empty whenever `test` is true.
   */
  findAll(text: string, limit?: number): Span[];
}

export type CompiledPattern =
  | { readonly kind: 'pattern'; readonly pattern: LinearPattern }
  /** `offset` is the code unit in the pattern's source at which the fault begins. */
  | { readonly kind: 'error'; readonly message: string; readonly offset: number };

/**
 * Compiles a pattern in RE2 syntax (https://github.com/google/re2/wiki/Syntax): no look-around and no backreferences,
 * and so no text that makes it slow.
 *
 * Why re2js and not @bufbuild/re2, a smaller fork of it (50 KB against 151 KB, minified): the fork has no spans, only
 * `test`, and leaves its automaton for a slow simulation on `\b`. 200 words between two `\b`, ignoring case, take
 * 2.5 µs against 1,700 µs on 500 characters, and 5 ms against 3,600 ms on 1 MB; `(a+)+$` takes 2.9 against 8.7 µs.
 * Both read astral characters whole, count in UTF-16 and take a lone surrogate for a character.
 */
export function compilePattern(source: string, { ignoreCase = false }: PatternOptions = {}): CompiledPattern {
  const key = `${ignoreCase} ${source}`;
  const compiled = known.get(key) ?? compileAnew(source, ignoreCase);
  if (source.length <= longestKept) known.set(key, compiled);
  const [oldest] = known.keys();
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  return compiled;
}

interface PatternOptions {
  readonly ignoreCase?: boolean;
}

/**
 * A cache, no state: compiling and checking ask for the same patterns, and so do the policies of a project. A pattern also
 * gets quicker with each text that it has seen.
 */
const known = new Map<string, CompiledPattern>();
const mostKept = 256;
const longestKept = 1000;

function compileAnew(source: string, ignoreCase: boolean): CompiledPattern {
  try {
    const re2 = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    return { kind: 'pattern', pattern: linearPattern(re2) };
  } catch (error) {
    if (error instanceof RE2JSException) return { kind: 'error', ...explainPatternError(source, error) };
    throw error;
  }
}

function linearPattern(re2: RE2JS): LinearPattern {
  // The program is typed `any`; that it has this shape is held by the tests that compare with re2js' own matcher.
  const program = re2.re2().prog as PatternProgram;
  // Prepared for the first text, and for the first one that has a match.
  const beginnings = lazily(() => beginningsOf(program));
  const search = lazily(() => prepareSearch(program));
  const test = (text: string): boolean => (beginnings()?.(text) ?? true) && re2.test(text);
  return {
    test,
    findAll: (text, limit = Number.POSITIVE_INFINITY) => (test(text) ? search()(text, limit) : []),
  };
}
