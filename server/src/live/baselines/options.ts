import type { Revisions } from '#disk/git/revisions.ts';
import type { ListedRun } from '#disk/runs/listRuns.ts';
import { type RunStandings, standingsOf } from '#engine/history/standing.ts';
import type { Option } from '#protocol/panel/header.ts';
import { standingNote } from '#view/standingNote.ts';
import { timeOf } from '#view/times.ts';
import { modelOptions } from '../../runs/modelOptions.ts';
import type { Judged } from '../judge.ts';

export const savedOption: Option = {
  id: 'saved',
  label: 'last saved',
  detail: 'the policy without the edits that are not saved',
};

export function gitOptions(git: Revisions | undefined): readonly Option[] {
  if (!git?.head) return [];
  const { head, branch, references } = git;
  const others = references.filter(({ kind, name }) => kind === 'branch' && name !== branch);
  return [
    { id: 'git:HEAD', label: `git HEAD ${head.shortId}`, detail: `${branch ?? 'no branch'} · ${head.subject}` },
    ...others.map(({ name, commit }) => ({
      id: `git:${name}`,
      label: `git ${name} ${commit.shortId}`,
      detail: commit.subject,
    })),
  ];
}

export function runOptions(runs: readonly ListedRun[]): readonly Option[] {
  const standings = standingsOf(runs.map(({ summary }) => summary));
  return runs.map((run) => runOption(run, standings));
}

function runOption({ id, summary }: ListedRun, standings: RunStandings): Option {
  const { startedAt, model, policy, metrics } = summary;
  const { total, failed } = metrics.cases;
  const version = [policy.version, policy.sha256.slice(0, 6)].filter((part) => part !== '').join(' ');
  const time = timeOf(startedAt, new Date().toISOString());
  const size = { cases: summary.counts.cases, of: standings.suiteSize(summary) };
  const note = standingNote(standings.of(summary), size);
  return {
    id: `run:${id}`,
    label: `run of ${time}`,
    detail: [model.name, `policy ${version}`, note, `${failed} of ${total} failed`].filter(Boolean).join(' · '),
  };
}

/** The models whose answers to this suite may be on record. */
export const otherModels = ({ suite }: Judged): readonly Option[] =>
  modelOptions(suite.settings)
    .filter(({ id }) => id !== suite.model)
    .map(({ id, label, detail }) => ({ id: `model:${id}`, label: `model ${label}`, detail }));
