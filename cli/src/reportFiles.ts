import { runFormats } from './options.ts';
import { isProblem, isSound, type Problem, problem } from './problem.ts';

export type RunFormat = (typeof runFormats)[number];

/** A report that is written to a file. */
export interface ReportFile {
  readonly path: string;
  /** `record`: the run record alone, also where it is compared with another one. */
  readonly format: RunFormat | 'record';
}

/** What `--report FORMAT=FILE` asks for. */
export function readReportFiles(asked: readonly string[]): readonly ReportFile[] | Problem {
  const files = asked.map(readReportFile);
  return files.find(isProblem) ?? files.filter(isSound);
}

function readReportFile(text: string): ReportFile | Problem {
  const [, name, path] = /^(\w+)=(.+)$/.exec(text) ?? [];
  const format = runFormats.find((known) => known === name);
  if (format && path !== undefined) return { format, path };
  return problem(`\`${text}\` names no report`, `write FORMAT=FILE, with one of ${runFormats.join(', ')}`);
}
