import type { Baseline } from '#protocol/panel.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import type { RunSummary } from '../runs/runHistory.ts';
import type { ShownRun } from '../runs/shownRun.ts';
import { counted, shortTime } from './labels.ts';

type Compared = Pick<ShownRun, 'record' | 'earlier' | 'progress'>;

/**
 * The id of the run that the shown one is compared with: the chosen one, else the one before.
 * A run of a few cases, or one that was cancelled early, says little: the newest that evaluated at least half as many cases
 * as are shown is taken, and a stored run before a preview.
 */
export function baselineOf({ record, earlier, progress }: Compared, chosen: string | null | undefined): string | null {
  if (chosen === null || progress) return null;
  const others = earlier.filter(({ id }) => id !== record.id);
  const telling = others.filter(({ cases }) => cases.total - cases.notEvaluated >= record.results.length / 2);
  const usual = telling.find(({ mode }) => mode === 'run') ?? telling[0] ?? others[0];
  return (others.find(({ id }) => id === chosen) ?? usual)?.id ?? null;
}

/** The runs to choose from. */
export function baselineOptions({ record, earlier }: Pick<ShownRun, 'record' | 'earlier'>): Baseline['options'] {
  return earlier
    .filter(({ id }) => id !== record.id)
    .map((run) => ({ id: run.id, label: labelOf(run), detail: detailOf(run) }));
}

const labelOf = ({ model, mode, startedAt }: RunSummary): string =>
  `${model}${mode === 'preview' ? ', preview' : ''} · ${shortTime(startedAt)}`;

function detailOf({ policy, cases }: RunSummary): string {
  const notEvaluated = cases.notEvaluated > 0 ? `, ${cases.notEvaluated} not evaluated` : '';
  return `policy ${policyName(policy)} · ${counted(cases.total, 'case')}, ${cases.failed} failed${notEvaluated}`;
}

/** Its version, and what tells texts of one version apart. */
const policyName = ({ version, sha256 }: Pick<RunRecord['policy'], 'version' | 'sha256'>): string =>
  [version, sha256.slice(0, 6)].filter((part) => part !== '').join(' ');
