import type { FileContent, Files } from '../document/files.ts';

/** Texts by their path. Paths are relative to one folder, or absolute; `./a.yaml` and `a.yaml` are the same. */
export type Texts = Readonly<Record<string, string>>;

/** Files that are handed in as texts, so that no disk is needed. Paths have forward slashes. */
export function givenFiles(texts: Texts): Files {
  const byPath = new Map(Object.entries(texts).map(([path, text]) => [plainPath(path), text]));
  return {
    read: (path) => contentOf(byPath.get(path)),
    resolve: (from, reference) =>
      plainPath(reference.startsWith('/') ? reference : `${from.slice(0, from.lastIndexOf('/') + 1)}${reference}`),
    display: (path) => path,
  };
}

function contentOf(text: unknown): FileContent {
  if (typeof text === 'string') return { kind: 'text', text };
  return { kind: 'unreadable', reason: text === undefined ? 'it is not among the files' : 'it is not a text' };
}

/** Without `.` and with `..` walked, as far as there is a folder to leave. */
export function plainPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return `${path.startsWith('/') ? '/' : ''}${steps.join('/')}`;
}
