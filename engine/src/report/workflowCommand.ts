import type { Place } from './checkedFile.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly text: string;
  readonly at?: Place;
}

/**
 * A workflow command of GitHub Actions, which shows a message at its line of a pull request.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function workflowCommand({ level, title, text, at }: Annotation): string {
  const named = Object.entries({ ...(at && placeOf(at)), title });
  const properties = named.map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${properties.join(',')}::${escapeData(text)}\n`;
}

function placeOf({ path, range: { start, end } }: Place): Readonly<Record<string, string | number>> {
  return {
    file: path,
    line: start.line + 1,
    endLine: end.line + 1,
    // Columns count within one line.
    ...(start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 }),
  };
}

const escapeData = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
