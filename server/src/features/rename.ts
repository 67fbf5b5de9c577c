import { LSPErrorCodes, type Range, ResponseError, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { findFiles } from '#disk/findFiles.ts';
import { kindOfFile } from '#engine/check/checkFile.ts';
import type { Location } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { findNode, pathAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { nodeRange } from '#engine/document/tree.ts';
import { isPseudoRule } from '#engine/policy/policy.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { quotedLike, toLspRange } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { policyFor } from './declarations.ts';
import { nameAt } from './nameAt.ts';
import { keysOf } from './namedPlaces.ts';
import { placesOfRule, type RuleName } from './ruleNames.ts';

/** What would be renamed at an offset: rules can be. */
export function prepareRename(
  store: DocumentStore,
  draft: Draft,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | null {
  const found = ruleAt(store, draft, offset);
  return found && { range: found.range, placeholder: found.id };
}

/** Renames a rule wherever it is named: in policies that replace it, and in the cases of suites. */
export async function rename(
  store: DocumentStore,
  draft: Draft,
  offset: number,
  to: string,
): Promise<WorkspaceEdit | null> {
  const rule = ruleAt(store, draft, offset);
  if (!rule) return null;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(to)) throw refusal(`\`${to}\` is no rule id: small letters, digits, hyphens`);
  const files = await filesOf(store);
  if (files.policies.some((path) => hasRule(store, path, rule.path, to)))
    throw refusal(`there is a rule \`${to}\` already`);
  const byFile = Map.groupBy(placesOfRule(store, rule, files), ({ path }) => path);
  const edit = (at: Location): TextEdit => ({ range: toLspRange(store, at), newText: quotedLike(store, at, to) });
  return { changes: Object.fromEntries([...byFile].map(([path, places]) => [uriOfPath(path), places.map(edit)])) };
}

const refusal = (message: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, message);

interface FoundRule extends RuleName {
  readonly range: Range;
}

/** The rule that stands or is named at an offset. */
function ruleAt(store: DocumentStore, draft: Draft, offset: number): FoundRule | null {
  const { path: file, kind } = draft;
  const document = kind && store.documents.parse(file);
  if (!document || !isParsed(document)) return null;
  const own = kind === 'policy' ? ownIdAt(document, offset) : undefined;
  if (own) return { id: own.id, path: file, range: toLspRange(store, { path: file, range: own.range }) };
  const named = nameAt(store, draft, offset);
  if (!named || (named.kind !== 'rule' && named.kind !== 'asking-rule') || isPseudoRule(named.name)) return null;
  const rule = policyFor(named.place)?.rules.find(({ id }) => id === named.name);
  return rule
    ? { id: rule.id, path: rule.at.path, range: toLspRange(store, { path: file, range: named.range }) }
    : null;
}

function ownIdAt(document: ParsedDocument, offset: number) {
  const path = pathAt(document, offset);
  const { node } = findNode(document, path) ?? {};
  if (!/^(?:input|action|output|review)\/id$/.test(keysOf(path)) || node?.kind !== 'scalar') return undefined;
  const isOnValue = node.start <= offset && offset <= node.end && typeof node.value === 'string';
  return isOnValue ? { id: String(node.value), range: nodeRange(node) } : undefined;
}

/** Whether a policy that has to do with a file has a rule of an id. */
function hasRule(store: DocumentStore, policy: string, file: string, id: string): boolean {
  const document = store.documents.parse(policy);
  const read = isParsed(document) ? policyFor({ store, kind: 'policy', document }) : undefined;
  return (read?.sources.some(({ path }) => path === file) && read.rules.some((rule) => rule.id === id)) ?? false;
}

/** The policies and suites of the workspace, on the disk and in the editor. */
async function filesOf(store: DocumentStore): Promise<Record<'policies' | 'suites', readonly string[]>> {
  const found = await Promise.all(store.folders.all.map((folder) => findFiles(folder, isOurs)));
  const drafts = store.drafts().map(({ path, kind }) => ({ path, kind }));
  const onDisk = found.flat().map((path) => ({ path, kind: kindOfFile(path) }));
  const ofKind = (wanted: string): readonly string[] => [
    ...new Set([...drafts, ...onDisk].flatMap(({ path, kind }) => (kind === wanted ? [path] : []))),
  ];
  return { policies: ofKind('policy'), suites: ofKind('suite') };
}

const isOurs = (path: string): boolean => ['policy', 'suite'].includes(kindOfFile(path) ?? '');
