import { toolTest } from '#engine/compile/toolPattern.ts';
import { isParsed } from '#engine/document/documents.ts';
import { valueAt } from '#engine/document/nodes.ts';
import type { Policy } from '#engine/policy/policy.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import type { DocumentStore } from '../../documentStore.ts';
import { takeTurns } from '../../turns.ts';
import { workspaceFiles } from '../../workspaceFiles.ts';
import { drawnFiles } from '../names/drawnFiles.ts';
import { kindIn } from '../names/namedFile.ts';
import { type FoundMention, searchMentions } from '../names/search.ts';
import type { Target } from '../names/target.ts';
import type { Hovered } from './hoverContext.ts';
import { code, paragraphs } from './markdown.ts';

/** The policies of the workspace that draw on a tools file. */
export async function policiesDrawingOn(
  store: DocumentStore,
  path: string,
  signal: AbortSignal,
): Promise<readonly Policy[]> {
  const policies: Policy[] = [];
  const takeTurn = takeTurns();
  for (const { path: policy, kind } of await workspaceFiles(store)) {
    if ((await takeTurn()) && signal.aborted) return [];
    const document =
      kind === 'policy' && drawnFiles(store, policy).includes(path) ? store.documents.parse(policy) : undefined;
    if (document && isParsed(document)) policies.push(readPolicy(document, store.documents).value);
  }
  return policies;
}

/** The rules and cases that have to do with a tool, or with an argument of one. */
export async function usesInWords(
  target: Target,
  { file, context: { store }, signal }: Hovered,
  policies: readonly Policy[],
): Promise<string> {
  const mentions = await searchMentions({ store, target, from: [file.document.path], signal });
  const isTool = target.kind === 'tool';
  const rules = isTool ? rulesFor(target, policies) : idsAround(store, mentions, 'policy');
  const cases = idsAround(store, mentions, 'suite');
  return paragraphs(
    rules.length > 0 ? `${isTool ? 'Governed' : 'Read'} by ${listed(rules)}.` : isTool ? 'No rule governs it.' : '',
    cases.length > 0 ? `${isTool ? 'Called' : 'Given'} in ${listed(cases)}.` : isTool ? 'No case calls it.' : '',
  );
}

function rulesFor({ words: [tool = ''] }: Target, policies: readonly Policy[]): readonly string[] {
  const rules = policies.flatMap((policy) => policy.rules);
  const governing = rules.filter((rule) => rule.layer === 'action' && toolTest(rule)(tool));
  return [...new Set(governing.map(({ id }) => id))];
}

/** The ids of the rules, or cases, in which something is named. */
function idsAround(
  store: DocumentStore,
  mentions: readonly FoundMention[],
  kind: 'policy' | 'suite',
): readonly string[] {
  const ids = mentions.map(({ path, spot }) => {
    const document = kindIn(store, path) === kind ? store.documents.parse(path) : undefined;
    return document && isParsed(document) ? valueAt(document.value, [...spot.path.slice(0, 2), 'id']) : undefined;
  });
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

/** More would not be read. */
const most = 8;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, most).map((name) => code(name));
  const last = names.length > most ? `${names.length - most} more` : shown.pop();
  return [...(shown.length > 0 ? [shown.join(', ')] : []), last].join(' and ');
}
