import type { Kind } from '#schemas/generated/run.ts';
import type { PanelMessage, PanelView } from './panel.ts';

/** Requests and notifications between client and server, beside those of LSP: method → types. */
export interface ServerRequests {
  /** Runs cases. Progress is reported on the request's work-done token; cancelling the request ends the run. */
  'railwright/run': { params: RunParams; result: RunOutcome };
  /** The models that a run could use. */
  'railwright/models': { params: { readonly uri: string }; result: readonly ModelChoice[] };
  /** Asks a model for a word, to see whether address, name and key are right. */
  'railwright/testModel': { params: ModelDraft; result: { readonly ok: boolean; readonly message: string } };
  /** The edit that writes a model into railwright.yaml: an LSP WorkspaceEdit. */
  'railwright/addModel': {
    params: { readonly uri: string; readonly draft: ModelDraft };
    result: { readonly uri: string; readonly text: string; readonly exists: boolean };
  };
}

/** Requests from the server to the client. */
export interface ClientRequests {
  /** A key from the editor's secret storage. */
  'railwright/secret': { params: { readonly name: string }; result: string | null };
}

export interface Notifications {
  /** Client → server. */
  'railwright/panelMessage': PanelMessage;
  'railwright/trustGranted': Record<string, never>;
  /** Server → client. */
  'railwright/panelView': { readonly view: PanelView };
  'railwright/status': Status;
}

export interface InitializationOptions {
  readonly trusted: boolean;
}

export interface RunParams {
  /** The suite's URI. */
  readonly suite: string;
  /** Only these cases; all of them where absent. */
  readonly cases?: readonly string[];
  readonly kind?: Kind;
  /** A model's name in place of the suite's. */
  readonly model?: string;
  readonly mode: 'run' | 'preview';
}

export type RunOutcome =
  | { readonly kind: 'done'; readonly summary: string; readonly failed: number; readonly notEvaluated: number }
  | { readonly kind: 'cancelled'; readonly summary: string }
  /** The suite's model is not set up: the client offers to. */
  | { readonly kind: 'no-model'; readonly model: string }
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'failed'; readonly message: string };

export interface ModelChoice {
  readonly name: string;
  readonly detail: string;
}

/** A model as the set-up dialogue collects it. */
export interface ModelDraft {
  readonly name: string;
  readonly provider: 'openai' | 'azure' | 'anthropic' | 'openai-compatible';
  readonly model: string;
  readonly url?: string;
  /** `${env:NAME}` or `${secret:NAME}`; never the key. */
  readonly key?: string;
}

export interface Status {
  readonly running: boolean;
  /** For people, in the status bar: `Railwright: 41 passed, 1 failed`. */
  readonly text: string;
  readonly tooltip: string;
  readonly tone: 'plain' | 'good' | 'bad';
}
