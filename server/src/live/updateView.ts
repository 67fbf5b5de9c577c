import { previewTrace } from '#engine/replay/previewTrace.ts';
import type { LookedAt } from '#protocol/panel/messages.ts';
import { buildLiveView } from '#view/buildLiveView.ts';
import type { ActionsChoice } from '#view/context.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { modelOptions } from '../runs/modelOptions.ts';
import { drawPart, sendView } from './drawPart.ts';
import type { Focus } from './focus.ts';
import { historyView } from './historyView.ts';
import type { IsStale, Judged } from './judge.ts';
import type { LiveParts } from './liveState.ts';
import { follow, settle } from './look.ts';
import { contextOf, nextShown, type PanelChoice, type Shown, type Surroundings } from './shown.ts';
import { busyStatus, emptyStatus, statusOf } from './status.ts';

/** Judges what is in focus, compares it, and posts the view. Ends early where all that is stale. */
export function viewUpdates(parts: LiveParts): (isStale: IsStale) => Promise<void> {
  const { store, suites, judge, baselines, shownAnswers, state, post } = parts;
  let announced: string | undefined;
  let lookedAt = '';
  /** The version of the rows of the last part: below those of whole suites. */
  let parted = 0;

  async function sendEmpty(problem: string | undefined): Promise<void> {
    state.part = undefined;
    state.shown = undefined;
    state.context = undefined;
    if (state.isWatched) settle(state);
    const choices = await suites.all();
    sendView(
      { kind: 'empty', suites: choices, trusted: state.trusted, ...(problem !== undefined && { problem }) },
      parts,
    );
    post({ kind: 'status', status: emptyStatus(problem) });
    shownAnswers.again();
  }

  /** A large suite takes a while to be read and judged for the first time. One that cannot be judged is announced once. */
  const sendBusy = (): void => {
    const { focus, shown, trusted } = state;
    const isKnown = focus?.suite === announced || focus?.suite === shown?.judged.focus.suite;
    announced = focus?.suite;
    if (!focus || isKnown) return;
    const busy = `reading and judging ${store.documents.display(focus.suite)}`;
    sendView({ kind: 'empty', suites: [], trusted, busy }, parts);
    post({ kind: 'status', status: busyStatus(busy) });
  };

  /** Of a large suite that is not in sight yet, a part is shown until all of it is judged. The editor's own marks wait for that. */
  async function sendPart(isStale: IsStale): Promise<void> {
    const { focus, shown } = state;
    const part = focus && focus.suite !== shown?.judged.focus.suite && (await judge.judgePart(focus, isStale));
    if (!part) return;
    const { judged, of } = part;
    const version = --parted;
    const next: Shown = { judged, baseline: { kind: 'none' }, changes: undefined, problem: undefined, version };
    const progress = { verb: 'judging', done: judged.cases.size, of } as const;
    state.part = { shown: next, given: { ...(await surroundings(next, parts)), progress } };
    drawPart(parts);
  }

  async function sendShown(shown: Shown): Promise<void> {
    const given = await surroundings(shown, parts);
    state.part = undefined;
    state.context = contextOf(shown, given);
    const view = buildLiveView(state.context);
    sendView(view, parts);
    post({ kind: 'status', status: statusOf(view) });
    shownAnswers.again();
    if (state.isWatched) keepLookedAt();
  }

  const keepLookedAt = (): void => {
    settle(state);
    if (!state.focus) return;
    const now = lookedAtNow(state.focus, state.choice);
    const text = JSON.stringify(now);
    if (text !== lookedAt) post({ kind: 'lookedAt', lookedAt: now });
    lookedAt = text;
  };

  return async (isStale) => {
    await follow(parts);
    sendBusy();
    await sendPart(isStale);
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

/** What is the usual is left out: another may be usual the next time. */
const lookedAtNow = ({ suite, model }: Focus, { baseline }: PanelChoice): LookedAt => ({
  suite: uriOfPath(suite),
  ...(model !== undefined && { model }),
  ...(baseline !== undefined && { baseline }),
});

async function surroundings({ judged }: Shown, parts: LiveParts): Promise<Surroundings> {
  const { store, suites, state, baselines, probes } = parts;
  const { suite, policy } = judged;
  const course = await baselines.course(judged);
  const [pins, kept] = [await baselines.pins(judged), await baselines.keptPolicies(judged)];
  const [testing, groups] = [await suites.testing(policy.policy.path), await baselines.groups(judged)];
  // Last of all: something else may have been chosen meanwhile.
  const { choice, trusted, running } = state;
  const progress = running?.suite === suite.suite.path ? running.progress : undefined;
  return {
    store,
    choice,
    trusted,
    actions: actionsOf(state.actions, judged),
    progress: progress && { verb: 'running', ...progress },
    suites: testing,
    models: modelOptions(suite.settings),
    baselines: groups,
    pins,
    probes: probes.judged(suite, policy),
    history: historyView(course, judged, { pins, kept }),
  };
}

function actionsOf(actions: LiveParts['state']['actions'], { suite, policy }: Judged): ActionsChoice {
  if (actions.kind !== 'trace') return actions;
  const { text, ...scope } = actions;
  return { ...scope, trace: previewTrace(text, policy, suite.suite.cases[0]?.exchange.session) };
}
