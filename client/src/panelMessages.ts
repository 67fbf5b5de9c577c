import type { PanelMessage } from '#protocol/panel/messages.ts';
import type { Target } from '#protocol/panel/target.ts';
import type { RunParams } from '#protocol/requests.ts';

/** What the client does itself when the panel asks; everything else goes to the server, which builds the view. */
export interface PanelActions {
  open(target: Target): void;
  run(params: RunParams): void;
  cancel(): void;
  /** Asks for a revision in git to compare with. */
  chooseRevision(): void;
  /** Shows what going back to the policy of a stored run would change. */
  restore(run: string): void;
  /** Asks what is to be probed. */
  askForProbe(): void;
  /** Asks for a trace: the clipboard, the selection, or a file. */
  askForTrace(): void;
  tellServer(message: PanelMessage): void;
}

type Handlers = { readonly [Kind in PanelMessage['kind']]: Handle<Extract<PanelMessage, { kind: Kind }>> };
type Handle<Message> = (message: Message, actions: PanelActions) => void;

const forServer: Handle<PanelMessage> = (message, { tellServer }) => tellServer(message);

const handlers: Handlers = {
  open: ({ target }, { open }) => open(target),
  run: ({ kind: _, ...params }, { run }) => run(params),
  cancel: (_, { cancel }) => cancel(),
  chooseRevision: (_, actions) => actions.chooseRevision(),
  restore: ({ id }, { restore }) => restore(id),
  addProbe: (message, actions) =>
    message.from || message.text !== undefined ? actions.tellServer(message) : actions.askForProbe(),
  trace: (message, actions) => (message.text === undefined ? actions.askForTrace() : actions.tellServer(message)),
  ready: forServer,
  select: forServer,
  suite: forServer,
  model: forServer,
  baseline: forServer,
  pin: forServer,
  rows: forServer,
  unfold: forServer,
  actions: forServer,
  removeProbe: forServer,
  dismissProbesProblem: forServer,
  probeToCase: forServer,
  traceToCase: forServer,
  runNeeded: forServer,
  runQuery: forServer,
};

export function handlePanelMessage(message: PanelMessage, actions: PanelActions): void {
  // Each handler takes the messages of its own kind.
  (handlers[message.kind] as Handle<PanelMessage>)(message, actions);
}

/** The page is our own bundle: its kind tells a message from anything else that is posted to a webview. */
export function isPanelMessage(value: unknown): value is PanelMessage {
  return typeof value === 'object' && value !== null && 'kind' in value && Object.hasOwn(handlers, String(value.kind));
}
