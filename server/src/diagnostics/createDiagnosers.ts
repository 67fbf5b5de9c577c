import { createDiagnoser, type Diagnoser, type DiagnoserHost } from './diagnoser.ts';
import { createProjectChecker, type ProjectChecker, withProjectChecks } from './projectChecker.ts';
import { createPulledDiagnoser, type PulledDiagnoser, type PulledDiagnoserHost } from './pulledDiagnoser.ts';

/** What finds out what is wrong with files, and sees to it that the client hears of it. */
export interface Diagnosers {
  readonly diagnoser: Diagnoser;
  /** The diagnoser of a client that asks for diagnostics; undefined where they are pushed. */
  readonly pulled: PulledDiagnoser | undefined;
  /** What the cases of the workspace show of its policies. */
  readonly fromCases: ProjectChecker;
}

export interface DiagnosersHost extends Omit<DiagnoserHost & PulledDiagnoserHost, 'fromCases'> {
  /** Whether the client asks for diagnostics itself. */
  readonly isAsked: boolean;
}

/** Who asks for diagnostics is sent none: what a client hears twice, it shows twice. */
export function createDiagnosers({ isAsked, publish, refresh, ...host }: DiagnosersHost): Diagnosers {
  const fromCases = createProjectChecker({ ...host, onFound: (paths) => (pulled?.found ?? quick.changed)(paths) });
  const pulled = isAsked ? createPulledDiagnoser({ ...host, fromCases, refresh }) : undefined;
  const quick = pulled ?? createDiagnoser({ ...host, fromCases, publish });
  return { diagnoser: withProjectChecks(quick, fromCases), pulled, fromCases };
}
