import type { ModelDraft } from '#protocol/requests.ts';
import type { Ask } from './dialogue.ts';
import { walk } from './dialogue.ts';
import { draftOf } from './modelDraft.ts';
import { modelSteps } from './modelSteps.ts';
import type { Secrets } from './secrets.ts';

/** What the dialogue that sets up a model needs of the world. */
export interface SetupHost {
  readonly ask: Ask;
  readonly secrets: Secrets;
  /** Makes a call to the model. */
  tryOut(draft: ModelDraft): Promise<TestResult>;
  /** Whether an environment variable is set. */
  hasVariable(name: string): boolean;
}

/** What came of a test call. `message` is for people: what the model said, or why there is no answer. */
export interface TestResult {
  readonly ok: boolean;
  readonly message: string;
}

export interface ModelSetup {
  readonly draft: ModelDraft;
  readonly test: TestResult;
}

/**
 * Asks for a model, `wantedName` where a suite names it already, and tries it out. Resolves to undefined where the
 * dialogue was left. A key that was typed in is in the secret storage afterwards, and nowhere else.
 */
export async function askForModel(host: SetupHost, wantedName?: string): Promise<ModelSetup | undefined> {
  try {
    const answers = await walk(modelSteps(host), { ...(wantedName && { name: wantedName }) });
    const draft = answers && draftOf(answers);
    if (!draft || !answers?.test) return undefined;
    await host.secrets.commitStaged();
    return { draft, test: answers.test };
  } finally {
    host.secrets.discardStaged();
  }
}
