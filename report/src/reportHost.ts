import type { ReportData } from '#engine/report/html/reportData.ts';
import type { HostMessage, PanelMessage } from '#protocol/panel/messages.ts';
import { buildLiveView } from '#view/buildLiveView.ts';
import { buildRows } from '#view/rows.ts';
import type { PanelHost } from '../../panel/src/mount.ts';
import { type ReportChoice, reportedRun } from './reportContext.ts';

/** What a report can answer. */
type Answers = {
  readonly [Kind in 'ready' | 'select' | 'unfold' | 'actions' | 'rows']: (
    message: Extract<PanelMessage, { kind: Kind }>,
  ) => void;
};

/** Answers the panel from what the page holds: the part of the editor, where nothing can be run, opened or changed. */
export function reportHost(data: ReportData): PanelHost {
  const run = reportedRun(data);
  let choice: ReportChoice = { unfolded: new Set(), selected: null, actions: { kind: 'all' } };
  let tell: (message: HostMessage) => void = () => undefined;

  const show = (change: Partial<ReportChoice> = {}): void => {
    choice = { ...choice, ...change };
    tell({ kind: 'view', view: buildLiveView({ ...run, ...choice }) });
  };
  const answers: Answers = {
    ready: () => show(),
    select: ({ key }) => show({ selected: key }),
    unfold: ({ group }) => show({ unfolded: toggled(choice.unfolded, group) }),
    actions: ({ scope }) => {
      if (scope.kind !== 'trace') show({ actions: scope });
    },
    rows: ({ query, first, count }) => tell({ kind: 'rows', rows: buildRows(run, query, first, count) }),
  };
  const answer = (message: PanelMessage): void => {
    // A message goes to the answer of its kind; what only an editor can do is not offered in a report.
    const own = Object.hasOwn(answers, message.kind) && answers[message.kind as keyof Answers];
    if (own) own(message as never);
  };
  return {
    place: 'report',
    // As messages of an editor do, an answer comes when the panel has done with its question.
    post: (message) => queueMicrotask(() => answer(message)),
    listen: (receive) => {
      tell = receive;
    },
    load: () => undefined,
    save: () => undefined,
  };
}

const toggled = (groups: ReadonlySet<string>, group: string): ReadonlySet<string> =>
  groups.has(group) ? new Set([...groups].filter((other) => other !== group)) : new Set([...groups, group]);
