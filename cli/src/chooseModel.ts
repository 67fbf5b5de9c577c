import type { Documents } from '#engine/document/documents.ts';
import { didYouMean, suggest } from '#engine/document/suggest.ts';
import { answersFileModel } from '#engine/run/answersFile.ts';
import type { ModelClient } from '#engine/run/modelClient.ts';
import { answersOfCases } from '#engine/run/recordedModel.ts';
import type { ModelEntry, Settings } from '#engine/settings/settings.ts';
import type { Suite } from '#engine/suite/suite.ts';
import { type Problem, problem } from './problem.ts';
import type { World } from './world.ts';

export interface ModelQuestion {
  readonly suite: Suite;
  readonly settings: Settings;
  /** The name in place of the suite's. */
  readonly name?: string;
  readonly concurrency?: number;
  /** Where answers are kept. */
  readonly answersFolder: string;
  /** Whether it may be called: a preview only replays. */
  readonly mode: 'run' | 'preview';
}

/** The model of a run: the one that is named, else the suite's, else the settings', else the answers kept with the cases. */
export async function chooseModel(
  question: ModelQuestion,
  documents: Documents,
  world: World,
): Promise<ModelClient | Problem> {
  const { suite, settings } = question;
  const name = question.name ?? suite.model?.value ?? settings.run.model ?? 'recorded';
  if (name === 'recorded') return answersOfCases(suite.cases);
  const entry = settings.models.get(name);
  if (!entry) return unknownModel(name, settings, documents);
  if (entry.settings.provider !== 'recorded') return openLive(name, entry, question, world);
  const recorded = answersFileModel(name, entry, documents);
  return recorded.kind === 'model' ? recorded.client : problem(recorded.message);
}

function unknownModel(name: string, { models, path }: Settings, documents: Documents): Problem {
  const known = [...models.keys(), 'recorded'];
  const where =
    path === undefined
      ? 'there is no railwright.yaml that names models'
      : `\`${documents.display(path)}\` names ${known.map((each) => `\`${each}\``).join(', ')}`;
  return problem(`there is no model \`${name}\``, didYouMean(suggest(name, known)) ?? where);
}

async function openLive(
  name: string,
  { settings }: ModelEntry,
  question: ModelQuestion,
  world: World,
): Promise<ModelClient | Problem> {
  const { mode, answersFolder, concurrency = question.settings.run.concurrency } = question;
  if (mode === 'run' && settings.key?.startsWith('${secret:')) {
    return problem(
      `the key of the model \`${name}\` is \`${settings.key}\`, in the secret storage of the editor, which a command line cannot open`,
      `keep the key in a variable of the environment, and write \`key: \${env:NAME}\``,
    );
  }
  // Most runs replay answers, and need no code that reaches the network.
  const { openLiveModel } = await import('./liveModel.ts');
  const { timeoutMs, retries } = question.settings.run;
  return openLiveModel({ ...settings, name }, { timeoutMs, retries, concurrency, answersFolder }, world);
}
