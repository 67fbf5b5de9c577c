import type { ActionScope } from '#protocol/panel/actions.ts';
import type { PanelMessage } from '#protocol/panel/messages.ts';
import { buildRows } from '#view/rows.ts';
import { pathOfUri, uriOfPath } from '../lsp/uri.ts';
import { drawPart } from './drawPart.ts';
import type { Handlers, LiveParts } from './liveState.ts';
import { lookAt, lookAtPolicy } from './look.ts';
import { probeToCase, traceToCase } from './newCase.ts';
import { runOfNeeded, runOfQuery } from './runOf.ts';
import type { PanelChoice } from './shown.ts';

/** What the client does by itself when the panel asks for it. */
type ForTheClient = 'open' | 'chooseRevision' | 'restore' | 'run' | 'cancel';

/** What the panel asks of who judges. */
export type PanelQuestion = Exclude<PanelMessage, { kind: ForTheClient }>;

export function panelHandlers(parts: LiveParts): Handlers<PanelQuestion> {
  const { state, post, later, want, baselines, probes } = parts;
  const choose = (change: Partial<PanelChoice>): void => {
    state.choice = { ...state.choice, ...change };
    drawPart(parts);
    want();
  };
  const run = (cases: readonly string[]): void => {
    const suite = state.shown?.judged.suite.suite.path;
    const model = state.focus?.model;
    if (suite === undefined || cases.length === 0) return;
    const own = model === undefined ? {} : { model };
    post({ kind: 'run', params: { suite: uriOfPath(suite), mode: 'run', cases, ...own } });
  };
  const preview = (scope: ActionScope): void => {
    const { actions } = state;
    if (scope.kind !== 'trace') state.actions = scope;
    else if (actions.kind === 'trace') state.actions = { ...scope, text: actions.text };
    want();
  };
  const suite = () => state.shown?.judged.suite;
  return {
    ready: ({ lookedAt }) => {
      state.sent = '';
      state.isWatched = true;
      if (!state.settled) state.again ??= lookedAt;
      want();
    },
    select: ({ key, suite: uri }) => {
      if (uri !== undefined && pathOfUri(uri) !== state.focus?.suite) lookAt({ suite: pathOfUri(uri) }, parts);
      choose({ selected: key });
    },
    suite: ({ uri }) => lookAt({ suite: pathOfUri(uri) }, parts),
    model: ({ name }) => state.focus && lookAt({ suite: state.focus.suite, model: name }, parts),
    baseline: ({ id }) => choose({ baseline: id }),
    pin: ({ id, pinned }) => {
      const { judged } = state.shown ?? {};
      if (judged) later(() => baselines.pin(id, pinned, judged));
    },
    rows: ({ query, first, count }) => {
      const { context } = state;
      if (!context) return;
      const rows = buildRows(context, query, first, count, state.findRows(query, context));
      post({ kind: 'panel', message: { kind: 'rows', rows } });
    },
    unfold: ({ group }) => choose({ unfolded: toggled(state.choice.unfolded, group) }),
    actions: ({ scope, policy }) => {
      if (policy === undefined) return preview(scope);
      later(async () => {
        await lookAtPolicy(policy, parts);
        preview(scope);
      });
    },
    trace: ({ text }) => {
      if (text !== undefined) state.actions = { kind: 'trace', text };
      want();
    },
    addProbe: (message) => {
      const shown = suite();
      if (shown) later(() => probes.add(shown, message));
    },
    removeProbe: ({ id }) => {
      const shown = suite();
      if (shown) later(() => probes.remove(shown, id));
    },
    dismissProbesProblem: () => {
      const shown = suite();
      if (shown) probes.dismissProblem(shown);
      want();
    },
    probeToCase: ({ id }) => probeToCase(id, parts),
    traceToCase: ({ call }) => traceToCase(call, parts),
    runNeeded: () => state.shown && run(runOfNeeded(state.shown)),
    runQuery: ({ query }) => state.context && run(runOfQuery(state.context, query)),
  };
}

const toggled = (groups: ReadonlySet<string>, group: string): ReadonlySet<string> =>
  groups.has(group) ? new Set([...groups].filter((other) => other !== group)) : new Set([...groups, group]);
