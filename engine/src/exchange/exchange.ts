/** One turn of an exchange. The role `tool` carries untrusted text. */
export interface Message {
  readonly role: 'user' | 'assistant' | 'system' | 'tool';
  readonly content: string;
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
}

/** What goes to the model, before any rule has looked at it. */
export interface Exchange {
  readonly messages: readonly Message[];
  readonly documents: readonly UntrustedDocument[];
  /** What the application knows of the session; conditions read it. */
  readonly session: Readonly<Record<string, unknown>>;
}

/** What came back from the model. */
export interface Answer {
  readonly output?: string;
  readonly calls: readonly ToolCall[];
}
