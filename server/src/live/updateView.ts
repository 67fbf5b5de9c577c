import { displayIn } from '#disk/projectFolder.ts';
import { previewTrace } from '#engine/replay/previewTrace.ts';
import type { PanelView } from '#protocol/panel.ts';
import { buildLiveView } from '#view/buildLiveView.ts';
import type { ActionsChoice } from '#view/context.ts';
import type { DocumentStore } from '../documentStore.ts';
import { isUri } from '../lsp/uri.ts';
import { modelOptions } from '../runs/modelOptions.ts';
import { historyView } from './historyView.ts';
import type { IsStale, Judged } from './judge.ts';
import type { LiveParts } from './liveState.ts';
import { follow } from './look.ts';
import { projectOf } from './projectOf.ts';
import { contextOf, nextShown, type Shown, type Surroundings } from './shown.ts';
import { statusOf } from './status.ts';

/** Judges what is in focus, compares it, and posts the view. Ends early where all that is stale. */
export function viewUpdates(parts: LiveParts): (isStale: IsStale) => Promise<void> {
  const { store, suites, judge, baselines, state, post } = parts;
  let announced: string | undefined;

  const send = (view: PanelView): void => {
    const text = JSON.stringify(view);
    if (text !== state.sent) post({ kind: 'panel', message: { kind: 'view', view } });
    state.sent = text;
  };

  async function sendEmpty(problem: string | undefined): Promise<void> {
    state.shown = undefined;
    state.context = undefined;
    const choices = await suites.all();
    send({ kind: 'empty', suites: choices, trusted: state.trusted, ...(problem !== undefined && { problem }) });
  }

  /** A large suite takes a while to be read and judged for the first time. One that cannot be judged is announced once. */
  const sendBusy = (): void => {
    const { focus, shown, trusted } = state;
    const isKnown = focus?.suite === announced || focus?.suite === shown?.judged.focus.suite;
    announced = focus?.suite;
    if (!focus || isKnown) return;
    send({ kind: 'empty', suites: [], trusted, busy: `reading and judging ${store.documents.display(focus.suite)}` });
  };

  async function sendShown(shown: Shown): Promise<void> {
    state.context = contextOf(shown, await surroundings(shown, parts));
    const view = buildLiveView(state.context);
    send(view);
    post({ kind: 'status', status: statusOf(view) });
  }

  return async (isStale) => {
    await follow(parts);
    sendBusy();
    const judging = state.focus && (await judge.judge(state.focus, isStale));
    if (judging?.kind === 'stale') return;
    if (judging?.kind !== 'judged') return sendEmpty(judging?.message);
    const { judged, problem } = judging;
    const baseline = await baselines.resolve(state.choice.baseline, judged, isStale);
    if (baseline.kind === 'stale') return;
    state.shown = nextShown(state.shown, { judged, baseline, problem });
    await sendShown(state.shown);
  };
}

async function surroundings({ judged }: Shown, parts: LiveParts): Promise<Surroundings> {
  const { store, suites, state, baselines, probes } = parts;
  const { suite, policy } = judged;
  const { choice, trusted, running } = state;
  const progress = running?.suite === suite.suite.path ? running.progress : undefined;
  const runs = await baselines.runs(judged);
  const [pins, kept] = [await baselines.pins(judged), await baselines.keptPolicies(judged)];
  return {
    store,
    choice,
    trusted,
    actions: actionsOf(state.actions, judged),
    progress: progress && { verb: 'running', ...progress },
    suites: await suites.testing(policy.policy.path),
    models: modelOptions(suite.settings),
    baselines: await baselines.groups(judged),
    pins,
    probes: probes.judged(suite, policy),
    history: historyView(runs, judged, { path: recordedPath(judged, store), pins, kept }),
  };
}

/** A suite's path as its run records have it. */
function recordedPath(judged: Judged, store: DocumentStore): string {
  const { path } = judged.suite.suite;
  return isUri(path) ? path : displayIn(projectOf(judged, store))(path);
}

function actionsOf(actions: LiveParts['state']['actions'], { suite, policy }: Judged): ActionsChoice {
  if (actions.kind !== 'trace') return actions;
  return { kind: 'trace', trace: previewTrace(actions.text, policy, suite.suite.cases[0]?.exchange.session) };
}
