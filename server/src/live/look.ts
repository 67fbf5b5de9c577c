import { pathOfUri } from '../lsp/uri.ts';
import { type Focus, firstFocus, focusOn } from './focus.ts';
import type { LiveParts, LiveState } from './liveState.ts';
import { noChoice } from './shown.ts';

/** Shows another suite, or other answers, because somebody wants to see them, wherever the author works. */
export function lookAt(focus: Focus, { state, want }: LiveParts): void {
  state.touched.clear();
  setFocus(focus, state);
  want();
}

/** Shows a suite that tests a policy, if there is one and none is shown. */
export async function lookAtPolicy(uri: string, parts: LiveParts): Promise<void> {
  const { state } = parts;
  const next = await focusOn(pathOfUri(uri), state.focus, parts);
  if (next) setFocus(next, state);
}

/** Looks at what the author has opened or edited since the last time. */
export async function follow(parts: LiveParts): Promise<void> {
  const { state } = parts;
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

/** What was chosen in the suite before does not fit another one. */
function setFocus(focus: Focus, state: LiveState): void {
  if (focus.suite !== state.focus?.suite) {
    state.choice = noChoice;
    state.actions = { kind: 'all' };
  }
  state.focus = focus;
}
