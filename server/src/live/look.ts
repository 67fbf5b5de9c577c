import type { LookedAt } from '#protocol/panel/messages.ts';
import { pathOfUri } from '../lsp/uri.ts';
import { type Focus, firstFocus, focusOn } from './focus.ts';
import type { LiveParts, LiveState } from './liveState.ts';
import { noChoice } from './shown.ts';

/** Shows another suite, or other answers, because somebody wants to see them, wherever the author works. */
export function lookAt(focus: Focus, { state, want }: LiveParts): void {
  state.touched.clear();
  settle(state);
  setFocus(focus, state);
  want();
}

/** Shows a suite that tests a policy, if there is one and none is shown. */
export async function lookAtPolicy(uri: string, parts: LiveParts): Promise<void> {
  const { state } = parts;
  const next = await focusOn(pathOfUri(uri), state.focus, parts);
  if (next) setFocus(next, state);
}

/** Something is shown, or is to be: from now on, what is shown follows the author. */
export function settle(state: LiveState): void {
  state.again = undefined;
  state.settled = true;
}

/** Looks at what the author has opened, edited or turned to since the last time. */
export async function follow(parts: LiveParts): Promise<void> {
  const { state } = parts;
  if (state.again) await lookAgain(state.again, parts);
  const touched = [...state.touched];
  state.touched.clear();
  for (const path of touched) {
    const { focus } = state;
    const next = await focusOn(path, focus, parts);
    // Somebody may have chosen what is shown in the meantime.
    if (next && state.focus === focus) setFocus(next, state);
  }
  if (state.focus) return;
  const first = await firstFocus(parts);
  if (first) setFocus(first, state);
}

/** The suite may be gone since, and so may the model: then it is shown with its own. */
async function lookAgain(
  { suite: uri, model, baseline }: LookedAt,
  { state, suites, judge }: LiveParts,
): Promise<void> {
  const isThere = (await suites.all()).some((choice) => choice.uri === uri);
  if (!isThere || !state.again) return;
  state.touched.clear();
  const suite = pathOfUri(uri);
  const focus = { suite, ...(model !== undefined && { model }) };
  const found = judge.suites.at(focus);
  setFocus(found.kind === 'suite' || found.sound ? focus : { suite }, state);
  if (baseline !== undefined) state.choice = { ...state.choice, baseline };
}

/** What was chosen in the suite before does not fit another one. Who comes back finds it compared with the same. */
function setFocus(focus: Focus, state: LiveState): void {
  const { suite } = state.focus ?? {};
  if (focus.suite !== suite) {
    if (suite !== undefined) state.comparedWith.set(suite, state.choice.baseline);
    state.choice = { ...noChoice, baseline: state.comparedWith.get(focus.suite) };
    state.actions = { kind: 'all' };
  }
  state.focus = focus;
}
