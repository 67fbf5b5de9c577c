import type { Documents } from './documents.ts';
import type { FileContent } from './files.ts';

/**
 * What `make` makes of the files that it reads; made again only when one of them reads otherwise.
 * `key` names what is made, and of which file: it belongs to one call site.
 */
export function deriveFrom<T>(documents: Documents, key: string, make: (documents: Documents) => T): T {
  const slot = documents.derive<Slot<T>>(`from:${key}`, '', () => ({}));
  if (!slot.known?.isCurrent(documents)) slot.known = watched(documents, make);
  return slot.known.value;
}

/** Outlasts the texts of the files. */
interface Slot<T> {
  known?: Watched<T>;
}

/** What was made of files, and whether they still are as they were. */
export interface Watched<T> {
  readonly value: T;
  /** Asks `documents` for all that was asked for: whoever watches these sees what the value depends on. */
  isCurrent(documents: Documents): boolean;
}

/** Makes something of files, and keeps in mind what was read. */
export function watched<T>(documents: Documents, make: (documents: Documents) => T): Watched<T> {
  const asked = new Map<string, (documents: Documents) => boolean>();
  const note = <A>(key: string, question: Question<A>): A => {
    const answer = question.ask(documents);
    asked.set(key, expecting(answer, question));
    return answer;
  };
  const read: Documents['read'] = (path) => note(`read ${path}`, reading(path));
  const value = make({
    ...documents,
    read,
    parse: (path) => {
      read(path);
      return documents.parse(path);
    },
    resolve: (from, reference) => note(`resolve ${from}\n${reference}`, resolving(from, reference)),
    display: (path) => note(`display ${path}`, displaying(path)),
  });
  return { value, isCurrent: allOf([...asked.values()]) };
}

// What is kept asks for all of it later on. It is made by functions that stand alone: one that is made within another
// would hold on to the documents which that one was given.

interface Question<A> {
  ask(documents: Documents): A;
  isSame(a: A, b: A): boolean;
}

const reading = (path: string): Question<FileContent> => ({ ask: ({ read }) => read(path), isSame: isSameContent });

const resolving = (from: string, reference: string): Question<string> => ({
  ask: ({ resolve }) => resolve(from, reference),
  isSame: Object.is,
});

const displaying = (path: string): Question<string> => ({ ask: ({ display }) => display(path), isSame: Object.is });

const expecting =
  <A>(answer: A, { ask, isSame }: Question<A>) =>
  (documents: Documents): boolean =>
    isSame(ask(documents), answer);

const allOf =
  (checks: readonly ((documents: Documents) => boolean)[]): Watched<unknown>['isCurrent'] =>
  (documents) =>
    checks.every((isSame) => isSame(documents));

const isSameContent = (a: FileContent, b: FileContent): boolean =>
  a.kind === 'text' && b.kind === 'text'
    ? a.text === b.text
    : a.kind === 'unreadable' && b.kind === 'unreadable' && a.reason === b.reason;
