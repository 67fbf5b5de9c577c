import type { Memento } from 'vscode';
import type { LookedAt, PanelMessage } from '#protocol/panel/messages.ts';

/** Keeps what is looked at in the panel until the window is loaded anew: in VS Code's state of the workspace, in no file of it. */
export interface LookedAtMemory {
  keep(lookedAt: LookedAt): void;
  /** Tells the server that somebody looks, and at what they looked before. */
  ready(): Extract<PanelMessage, { kind: 'ready' }>;
}

const key = 'railwright.lookedAt';

export function createLookedAtMemory(state: Pick<Memento, 'get' | 'update'>): LookedAtMemory {
  return {
    keep: (lookedAt) => void state.update(key, lookedAt),
    ready() {
      const lookedAt = state.get(key);
      return { kind: 'ready', ...(isLookedAt(lookedAt) && { lookedAt }) };
    },
  };
}

/** Another version of the extension may have kept something else. */
function isLookedAt(value: unknown): value is LookedAt {
  if (typeof value !== 'object' || value === null || !('suite' in value)) return false;
  const { suite, model, baseline }: Partial<Record<keyof LookedAt, unknown>> = value;
  return typeof suite === 'string' && [model, baseline].every((each) => ['string', 'undefined'].includes(typeof each));
}
