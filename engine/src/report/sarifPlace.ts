import type { Place } from './checkedFile.ts';

/** A place as SARIF has it: lines and columns count from 1; an address is a URI. */
export function sarifPlace({ path, range: { start, end } }: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      },
    },
  };
}

export const sarifSchema = 'https://json.schemastore.org/sarif-2.1.0.json';
