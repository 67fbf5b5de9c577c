import { join, resolve } from 'node:path';
import { type PolicySource, readPolicyTexts } from '#disk/policyStore.ts';
import { projectFolder, runsFolder } from '#disk/projectFolder.ts';
import { summaryAt } from '#disk/runs/openRecord.ts';
import { isRunId, noRunId } from '#disk/runs/runId.ts';
import type { PolicyOfRun } from '#protocol/requests.ts';
import { timeOf } from '#view/times.ts';
import type { DocumentStore } from '../documentStore.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { isBelow } from '../workspaceFolders.ts';

/** The policy that a stored run of a suite was judged by, as far as its files read otherwise now. */
export async function policyOfRun(suitePath: string, run: string, store: DocumentStore): Promise<PolicyOfRun> {
  if (!isRunId(run)) return { kind: 'problem', message: noRunId(run) };
  const project = projectFolder(suitePath, store.documents, store.folders.of(suitePath));
  const summary = await summaryAt(join(runsFolder(project), `${run}.json`));
  if ('kind' in summary) return { kind: 'problem', message: summary.reason };
  const { policy, startedAt } = summary;
  const stored = await readPolicyTexts(project, policy.sha256);
  if (stored.kind === 'unreadable') return { kind: 'problem', message: stored.reason };
  const version = policy.version === '' ? 'the policy' : `policy ${policy.version}`;
  return {
    kind: 'policy',
    label: `${version} of the run of ${timeOf(startedAt, new Date().toISOString())}`,
    ...restorable(stored.sources, project, store),
  };
}

/**
 * What was kept says itself where it belongs, and came with the project: files outside of what is open in the editor are
 * neither looked at nor offered.
 */
function restorable(
  sources: readonly PolicySource[],
  project: string,
  { documents, folders }: DocumentStore,
): Pick<Extract<PolicyOfRun, { kind: 'policy' }>, 'files' | 'note'> {
  const open = folders.all.length > 0 ? folders.all : [project];
  const placed = sources.map((source) => ({ ...source, absolute: resolve(project, source.path) }));
  const isInside = ({ absolute }: { readonly absolute: string }): boolean =>
    open.some((folder) => isBelow(folder, absolute));
  const outside = placed.filter((source) => !isInside(source)).map(({ path }) => `\`${path}\``);
  return {
    files: placed.filter(isInside).flatMap(({ absolute, text }) => {
      const now = documents.read(absolute);
      if (now.kind === 'text' && now.text === text) return [];
      return [{ uri: uriOfPath(absolute), text, exists: now.kind === 'text' }];
    }),
    ...(outside.length > 0 && { note: `left as it is, outside of the workspace: ${outside.join(', ')}` }),
  };
}
