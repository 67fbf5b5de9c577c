import type { Documents } from '#engine/document/documents.ts';
import { didYouMean, suggest } from '#engine/document/suggest.ts';
import { answersFileModel } from '#engine/run/answersFile.ts';
import type { ModelClient } from '#engine/run/modelClient.ts';
import type { OpinionClient } from '#engine/run/opinionClient.ts';
import { answersOfCases } from '#engine/run/recordedModel.ts';
import type { ModelEntry, Settings } from '#engine/settings/settings.ts';
import type { Suite } from '#engine/suite/suite.ts';
import type { Calls } from './openCalls.ts';
import { isProblem, type Problem, problem } from './problem.ts';
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

/** Who is asked in a run. */
export interface Asked {
  readonly model: ModelClient;
  /** Absent where the settings name nobody who could be asked for an opinion. */
  readonly opinions?: OpinionClient;
}

/** The model of a run: the one that is named, else the suite's, else the settings', else the answers kept with the cases. */
export async function chooseModel(
  question: ModelQuestion,
  documents: Documents,
  world: World,
): Promise<Asked | Problem> {
  const { suite, settings } = question;
  const name = question.name ?? suite.model?.value ?? settings.run.model ?? 'recorded';
  const entry = name === 'recorded' ? undefined : settings.models.get(name);
  if (!entry && name !== 'recorded') return unknownModel(name, settings, documents);
  const calls = await openCallsOf(question, world);
  const model = entry ? modelOf(name, entry, { question, calls, documents }) : answersOfCases(suite.cases);
  return isProblem(model) ? model : { model, opinions: calls?.opinions };
}

function unknownModel(name: string, { models, path }: Settings, documents: Documents): Problem {
  const known = [...models.keys(), 'recorded'];
  const where =
    path === undefined
      ? 'there is no railwright.yaml that names models'
      : `\`${documents.display(path)}\` names ${known.map((each) => `\`${each}\``).join(', ')}`;
  return problem(`there is no model \`${name}\``, didYouMean(suggest(name, known)) ?? where);
}

/** Most runs replay answers, and a project without models and services needs no code that reaches the network. */
async function openCallsOf(
  { settings, answersFolder, concurrency = settings.run.concurrency }: ModelQuestion,
  world: World,
): Promise<Calls | undefined> {
  const isCalled = [...settings.models.values()].some((entry) => entry.settings.provider !== 'recorded');
  if (!isCalled && settings.services.size === 0) return undefined;
  const { openCalls } = await import('./openCalls.ts');
  return openCalls(settings, { concurrency, answersFolder }, world);
}

interface Choice {
  readonly question: ModelQuestion;
  readonly calls: Calls | undefined;
  readonly documents: Documents;
}

function modelOf(name: string, entry: ModelEntry, { question, calls, documents }: Choice): ModelClient | Problem {
  const { settings } = entry;
  if (settings.provider === 'recorded' || !calls) {
    const recorded = answersFileModel(name, entry, documents);
    return recorded.kind === 'model' ? recorded.client : problem(recorded.message);
  }
  if (question.mode === 'run' && settings.key?.startsWith('${secret:')) {
    return problem(
      `the key of the model \`${name}\` is \`${settings.key}\`, in the secret storage of the editor, which a command line cannot open`,
      `keep the key in a variable of the environment, and write \`key: \${env:NAME}\``,
    );
  }
  return calls.model({ ...settings, name });
}
