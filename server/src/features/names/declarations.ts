import { type SessionField, sessionFields } from '#engine/check/suite/sessionFields.ts';
import { isParsed } from '#engine/document/documents.ts';
import { type Path, valueAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { FileKind } from '#engine/document/schemas.ts';
import type { ToolDefinition } from '#engine/exchange/exchange.ts';
import { type Policy, type Rule, unknownTool, unmatchedAction, unreadableArguments } from '#engine/policy/policy.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import { asksSomebody } from '#engine/policy/ruleDetectors.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import type { ModelEntry, ServiceEntry } from '#engine/settings/settings.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { isLive } from '#models/liveModel.ts';
import type { DocumentStore } from '../../documentStore.ts';
import type { Declared, NameKind } from './nameKinds.ts';
import { argumentsOf, placesOfTools } from './toolPlaces.ts';

/** Where a name stands or is to stand. */
export interface NamePlace {
  readonly store: DocumentStore;
  readonly kind: FileKind;
  readonly document: ParsedDocument;
  readonly path: Path;
}

/** What can be named at a place. */
export const declarations: Readonly<Record<NameKind, (place: NamePlace) => readonly Declared[]>> = {
  model: ({ store, document }) => [...modelsFor(store, document).map(declaredModel), { name: 'recorded' }],
  judge: ({ store, document }) =>
    modelsFor(store, document)
      .filter(([, { settings }]) => isLive(settings))
      .map(declaredModel),
  service: ({ store, document }) => [...settingsFor(document.path, store.documents).services].map(declaredService),
  rule: (place) => [...rulesFor(place).map(declaredRule), ...pseudoRules],
  'asking-rule': (place) => rulesFor(place).filter(asksSomebody).map(declaredRule),
  tool: (place) => toolsFor(place),
  argument: (place) => argumentsFor(place),
  'session-field': (place) => sessionFieldsFor(place),
  case: ({ store, document }) =>
    readSuite(document, store.documents).value.cases.map(({ id, at, kind }) => ({ name: id, at, detail: kind })),
};

const pseudoRules: readonly Declared[] = [
  { name: unmatchedAction, detail: 'no rule matches the call' },
  { name: unknownTool, detail: 'the tools do not have the tool' },
  { name: unreadableArguments, detail: 'the arguments of the call cannot be read' },
];

const modelsFor = (store: DocumentStore, { path }: ParsedDocument): readonly [string, ModelEntry][] => [
  ...settingsFor(path, store.documents).models,
];

const declaredModel = ([name, { at, settings }]: readonly [string, ModelEntry]): Declared => ({
  name,
  at,
  detail: [settings.provider, settings.model].filter((part) => part).join(' · '),
});

const declaredService = ([name, { at, settings }]: readonly [string, ServiceEntry]): Declared => ({
  name,
  at,
  detail: settings.type,
});

const declaredRule = ({ id, at, layer, verdict, description }: Rule): Declared => ({
  name: id,
  at,
  detail: `${layer} · ${verdict}`,
  description,
});

/** The policy of a file: a policy itself, or the one that a suite tests. The cases of a suite are not read for that. */
export function policyFor({ store, kind, document }: Omit<NamePlace, 'path'>): Policy | undefined {
  const { documents } = store;
  if (kind === 'policy') return readPolicy(document, documents).value;
  const reference = kind === 'suite' ? valueAt(document.value, ['policy']) : undefined;
  const file = typeof reference === 'string' ? documents.parse(documents.resolve(document.path, reference)) : undefined;
  return file && isParsed(file) ? readPolicy(file, documents).value : undefined;
}

const rulesFor = (place: NamePlace): readonly Rule[] => policyFor(place)?.rules ?? [];

function toolsFor(place: NamePlace): readonly Declared[] {
  const tools = policyFor(place)?.tools;
  if (!tools) return [];
  const places = placesOfTools(place.store.documents, tools);
  return tools.tools.map(({ name, description }) => ({ name, at: places.get(name)?.at, description }));
}

function argumentsFor(place: NamePlace): readonly Declared[] {
  const tools = policyFor(place)?.tools;
  if (!tools) return [];
  const places = placesOfTools(place.store.documents, tools);
  const called = toolsOfCall(place, place.path.slice(0, place.path.lastIndexOf('args')));
  return called.flatMap((tool) => argumentsOf(tool, places.get(tool.name)));
}

/** The tools that a call, or a rewrite, is of; of a rewrite to no other tool, those of its rule. Globs are left out. */
export function toolsOfCall(place: NamePlace, call: Path): readonly ToolDefinition[] {
  const { value } = place.document;
  const named = [valueAt(value, [...call, 'tool']) ?? valueAt(value, [...call.slice(0, 2), 'tool'])].flat();
  return (policyFor(place)?.tools?.tools ?? []).filter(({ name }) => named.includes(name));
}

/** What the rules of the policy read of a session, or of a part of it: of `traveller` in `session.traveller.mail`, `mail`. */
function sessionFieldsFor(place: NamePlace): readonly Declared[] {
  const policy = policyFor(place);
  const reads = policy ? [...sessionFields(policy)] : [];
  const part = place.path.slice(place.path.indexOf('session') + 1);
  const namesIn = (fields: readonly SessionField[]): readonly string[] =>
    fields.filter((field) => part.every((step, at) => field[at] === step)).flatMap((field) => field[part.length] ?? []);
  const byName = Map.groupBy(
    reads.flatMap(([{ id }, fields]) => namesIn(fields).map((name) => ({ name, id }))),
    ({ name }) => name,
  );
  return [...byName].map(([name, found]) => ({ name, detail: `read by ${readers(found.map(({ id }) => id))}` }));
}

function readers(ids: readonly string[]): string {
  const [first = '', ...others] = new Set(ids);
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
