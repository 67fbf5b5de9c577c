import type { Range } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { findNode, type Path, pathAt } from '#engine/document/nodes.ts';
import { type Node, nodeRange } from '#engine/document/tree.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { declarations, type NamePlace } from './declarations.ts';
import { type Declared, type NameKind, nameKindAt, type Part } from './namedPlaces.ts';

/** A name of something else in the project, as it stands in a file. */
export interface FoundName {
  readonly name: string;
  readonly kind: NameKind;
  readonly range: Range;
  readonly place: NamePlace;
}

/** The name at an offset; undefined where nothing is named. */
export function nameAt(store: DocumentStore, { path: file, kind }: Draft, offset: number): FoundName | undefined {
  const document = kind && store.documents.parse(file);
  if (!document || !isParsed(document)) return undefined;
  const path = pathAt(document, offset);
  const found = path.length > 0 ? findNode(document, path) : undefined;
  const named = (part: Part, node: Node | null | undefined, at: Path, name: unknown): FoundName | undefined => {
    const nameKind = nameKindAt(kind, part, at);
    if (!nameKind || !node || typeof name !== 'string' || offset < node.start || node.end < offset) return undefined;
    return { name, kind: nameKind, range: nodeRange(node), place: { store, kind, document, path: at } };
  };
  const { key, node } = found ?? {};
  return (
    named('key', key, path.slice(0, -1), path.at(-1)) ??
    named('value', node, path, node?.kind === 'scalar' ? node.value : undefined)
  );
}

/** What a name stands for; undefined where there is nothing of that name. */
export const declarationOf = ({ name, kind, place }: FoundName): Declared | undefined =>
  declarations[kind](place).find((declared) => declared.name === name);
