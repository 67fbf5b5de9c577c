import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What draws a report as a page: it becomes a part of each. */
export interface ReportProgram {
  readonly script: string;
  readonly style: string;
}

/** The bundle stands beside the programs, and in `dist` beside the sources. */
const folders = ['.', '../../dist'].map((way) => join(__dirname, way));

/** Reads the bundle; undefined where it was not built. */
export async function readReportProgram(): Promise<ReportProgram | undefined> {
  for (const folder of folders) {
    const [script, style] = await Promise.all(['report.js', 'report.css'].map((name) => readIn(folder, name)));
    if (script !== undefined && style !== undefined) return { script, style };
  }
  return undefined;
}

const readIn = (folder: string, name: string): Promise<string | undefined> =>
  readFile(join(folder, name), 'utf8').catch(() => undefined);
