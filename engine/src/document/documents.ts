import type { FileContent, Files } from './files.ts';
import { type ParsedDocument, parseDocument } from './parseDocument.ts';

/** Files, parsed on demand. A text that has not changed is parsed once. */
export interface Documents extends Files {
  /** The parsed file, or why it cannot be read. */
  parse(path: string): ParsedDocument | Extract<FileContent, { kind: 'unreadable' }>;
  /** What `make` makes of a text; made again only when the text has changed. `key` names what is made, and of which file. */
  derive<T>(key: string, text: string, make: (text: string) => T): T;
}

/** @param parse parses a text as `parseDocument` does; a host that knows how texts become others may do it quicker */
export const openDocuments = (files: Files, parse: typeof parseDocument = parseDocument): Documents =>
  deriving(files, keep(), parse);

/** The same documents, which keep what they make of one file to themselves: it is gone when they are. */
export function openApart(path: string, documents: Documents): Documents {
  const keepOwn = keep();
  const derive: Documents['derive'] = (key, text, make) =>
    key.includes(path) ? keepOwn(key, text, make) : documents.derive(key, text, make);
  return deriving(documents, derive, parseDocument);
}

function deriving(files: Files, derive: Documents['derive'], parse: typeof parseDocument): Documents {
  return {
    read: (path) => files.read(path),
    resolve: (from, reference) => files.resolve(from, reference),
    display: (path) => files.display(path),
    derive,
    parse(path) {
      const content = files.read(path);
      if (content.kind === 'unreadable') return content;
      return derive(`document:${path}`, content.text, (text) => parse(text, path));
    },
  };
}

function keep(): Documents['derive'] {
  const derived = new Map<string, { readonly text: string; readonly value: unknown }>();
  return <T>(key: string, text: string, make: (text: string) => T): T => {
    const known = derived.get(key);
    // The value was made by the same `make`: a key belongs to one call site.
    if (known?.text === text) return known.value as T;
    const value = make(text);
    derived.set(key, { text, value });
    return value;
  };
}

/** Whether there is a document; what there is else is the reason why the file cannot be read. */
export const isParsed = (document: ParsedDocument | FileContent): document is ParsedDocument => !('kind' in document);
