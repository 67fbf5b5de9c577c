import type { PanelMessage, Target } from '#protocol/panel.ts';
import type { RunParams } from '#protocol/requests.ts';
import { assertNever } from './assertNever.ts';

/** What the client does itself when the panel asks; everything else goes to the server, which builds the view. */
export interface PanelActions {
  open(target: Target): void;
  run(params: RunParams): void;
  cancel(): void;
  tellServer(message: PanelMessage): void;
}

export function handlePanelMessage(message: PanelMessage, actions: PanelActions): void {
  switch (message.kind) {
    case 'open':
      actions.open(message.target);
      break;
    case 'run': {
      const { kind: _, ...params } = message;
      actions.run(params);
      break;
    }
    case 'cancel':
      actions.cancel();
      break;
    case 'ready':
    case 'select':
    case 'baseline':
      actions.tellServer(message);
      break;
    default:
      assertNever(message);
  }
}

const kinds = {
  ready: true,
  open: true,
  select: true,
  baseline: true,
  run: true,
  cancel: true,
} satisfies Record<PanelMessage['kind'], true>;

/** The page is our own bundle: its kind tells a message from anything else that is posted to a webview. */
export function isPanelMessage(value: unknown): value is PanelMessage {
  return typeof value === 'object' && value !== null && 'kind' in value && Object.hasOwn(kinds, String(value.kind));
}
