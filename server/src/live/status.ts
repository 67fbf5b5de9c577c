import type { LiveView } from '#protocol/panel/view.ts';
import type { Status } from '#protocol/requests.ts';

/** What the status bar says of what is shown. */
export function statusOf({ header, progress, problem, leftOut }: LiveView): Status {
  const { policy, suite, model, counts } = header;
  const of = `${suite.id} against ${model}, policy ${policy.version || 'unversioned'}`;
  const tooltip = [problem === undefined ? of : `${of}, before this: ${problem}`, leftOut ?? []].flat().join('; ');
  if (progress)
    return { running: true, text: `Railwright: ${progress.done} of ${progress.of}`, tooltip, tone: 'plain' };
  const parts = [
    `${counts.passed} passed`,
    `${counts.failed} failed`,
    ...(counts.needRun > 0 ? [`${counts.needRun} need a run`] : []),
    ...(counts.notEvaluated > 0 ? [`${counts.notEvaluated} not evaluated`] : []),
  ];
  return { running: false, text: `Railwright: ${parts.join(', ')}`, tooltip, tone: toneOf(header, leftOut) };
}

function toneOf({ counts }: LiveView['header'], leftOut: string | undefined): Status['tone'] {
  if (counts.failed > 0) return 'bad';
  return leftOut !== undefined || counts.needRun + counts.notEvaluated > 0 ? 'plain' : 'good';
}

/** Where nothing can be shown: the numbers of what was shown before say nothing any more. */
export const emptyStatus = (problem = 'there is no suite to judge'): Status => ({
  running: false,
  text: 'Railwright',
  tooltip: problem,
  tone: 'plain',
});

/** While a suite is read that takes its time. */
export const busyStatus = (tooltip: string): Status => ({
  running: true,
  text: 'Railwright: judging',
  tooltip,
  tone: 'plain',
});
