import { resolve } from 'node:path';
import { URI } from 'vscode-uri';

/** A file's path in the engine: the file-system path for `file:` URIs, the URI itself for others (untitled drafts). */
export function pathOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : uri;
}

/** The other way round: of a draft that is in no file, the path is its URI already. */
export function uriOfPath(path: string): string {
  return isUri(path) ? path : URI.file(path).toString();
}

/** Whether a path of the engine is the URI of something that is in no file. A drive of Windows is no scheme. */
export const isUri = (path: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(path);

/** Windows does not tell `C:` from `c:`, and an editor writes what it likes: one way to write each path. */
export const oneDriveLetter = (path: string): string =>
  path.replace(/^[A-Z](?=:[\\/])/, (letter) => letter.toLowerCase());

/** The path of a folder of the workspace: some editors end its address with a slash, and some do so now and then. */
export const pathOfFolder = (uri: string): string => oneDriveLetter(resolve(pathOfUri(uri)));

/** Where files that an untitled draft names are looked for: beside the place that it is meant for, if there is one. */
export function placeOfDraft(uri: string, folder: string): string {
  const { path, fsPath } = URI.parse(uri);
  return path.startsWith('/') ? fsPath : `${folder}/draft`;
}
