import { isParsed } from '#engine/document/documents.ts';
import type { Path } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { FileKind } from '#engine/document/schemas.ts';
import { type Policy, unmatchedAction } from '#engine/policy/policy.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import type { DocumentStore } from '../documentStore.ts';

type Names = (store: DocumentStore, document: ParsedDocument) => readonly string[];

/** Where names of the project are written, by the keys that lead there. */
const places: Readonly<Record<string, Names>> = {
  'suite:model': modelNames,
  'settings:run/model': modelNames,
  'suite:cases/expect/rule': (store, document) => [
    ...(suitePolicy(store, document)?.rules.map(({ id }) => id) ?? []),
    unmatchedAction,
  ],
  'suite:cases/recorded/calls/tool': (store, document) => toolNames(suitePolicy(store, document)),
  'suite:cases/twin': (store, document) => readSuite(document, store.documents).value.cases.map(({ id }) => id),
  'policy:action/tool': (store, document) => toolNames(readPolicy(document, store.documents).value),
};

/** Names of rules, tools, models and cases that fit at a path in a file. The file is not read where none do. */
export function namesFor(store: DocumentStore, kind: FileKind, file: string, path: Path): readonly string[] {
  const keys = path.filter((step) => typeof step === 'string');
  const names = places[`${kind}:${keys.join('/')}`];
  const document = names && store.documents.parse(file);
  return document && isParsed(document) ? names(store, document) : [];
}

function modelNames(store: DocumentStore, { path }: ParsedDocument): readonly string[] {
  return [...settingsFor(path, store.documents).models.keys(), 'recorded'];
}

const toolNames = (policy: Policy | undefined): readonly string[] => policy?.tools?.tools.map(({ name }) => name) ?? [];

function suitePolicy(store: DocumentStore, document: ParsedDocument): Policy | undefined {
  const { policy } = readSuite(document, store.documents).value;
  const file = policy && store.documents.parse(policy.value);
  return file && isParsed(file) ? readPolicy(file, store.documents).value : undefined;
}
