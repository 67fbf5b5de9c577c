import { URI } from 'vscode-uri';

/** A file's path in the engine: the file-system path for `file:` URIs, the URI itself for others (untitled drafts). */
export function pathOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : uri;
}

export function uriOfPath(path: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(path) && !/^[a-z]:[\\/]/i.test(path) ? path : URI.file(path).toString();
}
