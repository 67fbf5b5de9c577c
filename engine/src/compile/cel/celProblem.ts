import type { Environment } from '@marcbachmann/cel-js';
import type { Diagnostic, Range } from '../../document/diagnostic.ts';
import type { CelVariables } from './celEnvironment.ts';

/** The variables of a condition and their types, for one tool or one kind of text. */
export interface CelScope {
  readonly environment: Environment;
  readonly variables: CelVariables;
  /** The tool whose arguments `args` are. */
  readonly tool?: string;
}

/** What is wrong with an expression. The range is in the expression. */
export interface CelProblem extends Pick<Diagnostic, 'code' | 'message' | 'help' | 'replacement'> {
  readonly range: Range;
}

/** cel-js's words, as messages are written here. */
export const inOurStyle = (words: string): string =>
  words.charAt(0).toLowerCase() + words.slice(1).replaceAll("'", '`').replace(/\.$/, '');
