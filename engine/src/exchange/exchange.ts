/** What goes to the model, before any rule has looked at it, and what is known beside it. */
export interface Exchange {
  readonly messages: readonly Message[];
  readonly documents: readonly UntrustedDocument[];
  /** What the application knows of the session; conditions read it. */
  readonly session: Readonly<Record<string, unknown>>;
  /** The system prompt that is kept apart from the messages. */
  readonly system?: string;
  /** The calls before the answer that is judged, of this session and of others: rules that count calls count them. */
  readonly history: readonly PastCall[];
  /** When it takes place, in milliseconds since the epoch: the time of each call that has none of its own. */
  readonly at?: number;
}

/** One turn of an exchange. The role `tool` carries untrusted text. */
export interface Message {
  readonly role: 'user' | 'assistant' | 'system' | 'tool';
  readonly content: string;
  /** What an earlier turn of the assistant called. These calls were made: they are history, and not judged again. */
  readonly calls?: readonly ToolCall[];
  /** What the model sees of this turn and no rule for text can, by its kind: `image`, `audio`, `file`. */
  readonly unseen?: readonly string[];
  /** Of the role `tool`: the tool whose result this is. */
  readonly tool?: string;
  /** Of the role `tool`: the `id` of the call whose result this is. */
  readonly callId?: string;
}

/** Untrusted text that the model is given with the input, kept apart from instructions. */
export interface UntrustedDocument {
  readonly from?: string;
  readonly text: string;
}

/** A tool as the model is told of it. `inputSchema` is a JSON Schema of the arguments. */
export interface ToolDefinition {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** A tool call that the model proposes. It is judged, and never executed. */
export interface ToolCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Ties a call to its result. */
  readonly id?: string;
  /** When it was proposed, in milliseconds since the epoch. It comes with the trace: the engine has no clock. */
  readonly at?: number;
  /** Why the arguments could not be read. INVARIANT: `args` is empty then, which must never pass for a call without arguments. */
  readonly problem?: ArgumentsProblem;
}

export interface ArgumentsProblem {
  /** `the arguments are not JSON: unexpected token at character 12`. */
  readonly message: string;
}

/** A call before the exchange. */
export interface PastCall extends ToolCall {
  /** The session in which it was proposed, by which a rule may group the calls that it counts. */
  readonly session?: Readonly<Record<string, unknown>>;
}

/** What came back from the model. */
export interface Answer {
  readonly output?: string;
  readonly calls: readonly ToolCall[];
}
