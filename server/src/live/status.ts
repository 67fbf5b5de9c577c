import type { LiveView } from '#protocol/panel.ts';
import type { Status } from '#protocol/requests.ts';

/** What the status bar says of what is shown. */
export function statusOf({ header, progress }: LiveView): Status {
  const { policy, suite, model, counts } = header;
  const tooltip = `${suite.id} against ${model}, policy ${policy.version || 'unversioned'}`;
  if (progress)
    return { running: true, text: `Railwright: ${progress.done} of ${progress.of}`, tooltip, tone: 'plain' };
  const parts = [
    `${counts.passed} passed`,
    `${counts.failed} failed`,
    ...(counts.needRun > 0 ? [`${counts.needRun} need a run`] : []),
    ...(counts.notEvaluated > 0 ? [`${counts.notEvaluated} not evaluated`] : []),
  ];
  return { running: false, text: `Railwright: ${parts.join(', ')}`, tooltip, tone: toneOf(header) };
}

function toneOf({ counts }: LiveView['header']): Status['tone'] {
  if (counts.failed > 0) return 'bad';
  return counts.needRun + counts.notEvaluated > 0 ? 'plain' : 'good';
}
