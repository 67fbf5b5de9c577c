import { prettyJson } from './prettyJson.ts';
import type { CheckReport } from './reports.ts';

/** `{ diagnostics: [...] }`, in the order of the files and their text. */
export const checkJson = ({ files }: CheckReport): string =>
  prettyJson({ diagnostics: files.flatMap(({ diagnostics }) => diagnostics) });
