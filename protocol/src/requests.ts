import type { Kind } from '#schemas/generated/run.ts';
import type { Option } from './panel/header.ts';
import type { HostMessage, LookedAt, PanelMessage } from './panel/messages.ts';
import type { PolicyCoverage, TestCase, TestKinds, TestRunEvent, TestSuite, TestsChanged } from './tests.ts';

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
  /** What a suite can be compared with in git: branches, tags, and the commits that touched its policy. */
  'railwright/revisions': { params: { readonly uri: string }; result: Revisions };
  /** The files of the policy of a stored run, as they were then. */
  'railwright/policyOfRun': { params: { readonly uri: string; readonly run: string }; result: PolicyOfRun };
  /** The suites of the workspace, in the order of their paths. Who has asked is told of what becomes of them. */
  'railwright/tests': { params: Record<string, never>; result: readonly TestSuite[] };
  'railwright/testKinds': { params: { readonly suite: string }; result: TestKinds };
  /** The cases of a kind, in the order of the suite. */
  'railwright/testCases': { params: { readonly suite: string; readonly kind: Kind }; result: readonly TestCase[] };
  /** The suites that draw on a file: its own cases, their data sets, their policies and what these draw on. */
  'railwright/suitesOf': { params: { readonly uri: string }; result: readonly string[] };
  /** What the runs with this name have reached of their policies. */
  'railwright/coverage': { params: { readonly run: string }; result: readonly PolicyCoverage[] };
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
  /** The person has turned to a file that is open: what is shown follows. */
  'railwright/turnedTo': { readonly uri: string };
  /** All policies, suites and settings that are open in another language than ours: what serves that one underlines them. */
  'railwright/inOtherLanguage': { readonly uris: readonly string[] };
  /** Server → client. */
  'railwright/panel': HostMessage;
  /** What is looked at now, to be kept for the next time. */
  'railwright/lookedAt': LookedAt;
  /** The panel wants these cases to be run. */
  'railwright/startRun': RunParams;
  'railwright/status': Status;
  'railwright/testsChanged': TestsChanged;
  'railwright/testRun': TestRunEvent;
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
  /** What the client calls the run; the server finds a name where it has none. */
  readonly run?: string;
  /** Whether the rules that are reached are counted. */
  readonly coverage?: boolean;
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

export interface Revisions {
  readonly groups: readonly { readonly title: string; readonly options: readonly Option[] }[];
  /** Why there are none: `git is not installed`. */
  readonly problem?: string;
}

export type PolicyOfRun =
  | {
      readonly kind: 'policy';
      /** `policy 2026.11.1 of the run of 12 Nov, 10:15` */
      readonly label: string;
      /** Those that read otherwise now. */
      readonly files: readonly { readonly uri: string; readonly text: string; readonly exists: boolean }[];
      /** Which files are not offered: `left as it is, outside of the workspace: …` */
      readonly note?: string;
    }
  | { readonly kind: 'problem'; readonly message: string };
