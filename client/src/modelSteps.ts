import type { Choice, Reply, Step, TextQuestion } from './dialogue.ts';
import { draftOf, type KeySource, type SetupAnswers } from './modelDraft.ts';
import {
  type ModelPreset,
  modelPresets,
  nameProblem,
  requiredProblem,
  secretName,
  suggestedName,
  urlProblem,
  variableProblem,
} from './modelPresets.ts';
import type { SetupHost } from './modelSetup.ts';

/** The questions that set up a model, in their order. */
export function modelSteps(host: SetupHost): readonly Step<SetupAnswers>[] {
  return [askProvider, askAddress, askModel, askKeySource, askVariable, askKey, askName, tryOut].map((step) =>
    step(host),
  );
}

type SetupStep = (host: SetupHost) => Step<SetupAnswers>;

const title = 'Set up a model';

const askProvider: SetupStep = (host) => async (answers, canGoBack) => {
  const choices = modelPresets.map((value) => ({ label: value.label, detail: value.detail, value }));
  const reply = await host.ask.pick({ title, prompt: 'Who serves the model?', choices, canGoBack });
  return adding(answers, reply, (preset) => ({ preset, url: preset.url }));
};

const askAddress: SetupStep = (host) => async (answers, canGoBack) => {
  if (!answers.preset?.url) return { kind: 'skip' };
  const question = { prompt: 'The address of the endpoint', value: answers.url ?? '', problem: urlProblem };
  return adding(answers, await askText(host, question, canGoBack), (url) => ({ url }));
};

const askModel: SetupStep = (host) => async (answers, canGoBack) => {
  const placeholder = `for example ${answers.preset?.model}`;
  const question = {
    prompt: 'The name of the model there',
    value: answers.model ?? '',
    placeholder,
    problem: requiredProblem,
  };
  return adding(answers, await askText(host, question, canGoBack), (model) => ({ model }));
};

const askKeySource: SetupStep = (host) => async (answers, canGoBack) => {
  if (!answers.preset) return { kind: 'skip' };
  const prompt = 'Where does the key come from? It is never written to a file.';
  const choices = await keyChoices(host, answers.preset, answers.url);
  const reply = await host.ask.pick({ title, prompt, choices, canGoBack });
  host.secrets.discardStaged();
  if (reply.kind === 'answer' && reply.value.kind === 'stored') await host.secrets.allow(reply.value.name);
  return adding(answers, reply, (source) => ({ source }));
};

const askVariable: SetupStep = (host) => async (answers, canGoBack) => {
  if (answers.source?.kind !== 'other-variable') return { kind: 'skip' };
  const value = answers.variable ?? answers.preset?.variable ?? '';
  const question = { prompt: 'The environment variable that holds the key', value, problem: variableProblem };
  return adding(answers, await askText(host, question, canGoBack), (variable) => ({ variable }));
};

const askKey: SetupStep = (host) => async (answers, canGoBack) => {
  const { source } = answers;
  if (source?.kind !== 'typed') return { kind: 'skip' };
  const prompt = 'The key. It goes to the secret storage of the editor.';
  const reply = await askText(host, { prompt, value: '', secret: true, problem: requiredProblem }, canGoBack);
  if (reply.kind === 'answer') host.secrets.stage(source.name, reply.value);
  return adding(answers, reply, () => ({}));
};

const askName: SetupStep = (host) => async (answers, canGoBack) => {
  const value = answers.name ?? suggestedName(answers.model ?? '');
  const question = { prompt: 'The name that suites call it by', value, problem: nameProblem };
  return adding(answers, await askText(host, question, canGoBack), (name) => ({ name }));
};

const tryOut: SetupStep = (host) => async (answers, canGoBack) => {
  const draft = draftOf(answers);
  if (!draft) return { kind: 'skip' };
  const test = await host.tryOut(draft);
  if (test.ok) return { kind: 'answer', value: { ...answers, test } };
  const prompt = `The test call failed: ${test.message}`;
  const reply = await host.ask.pick({ title, prompt, choices: afterFailure, canGoBack });
  if (reply.kind === 'answer' && reply.value === 'again') return tryOut(host)(answers, canGoBack);
  return adding(answers, reply, () => ({ test }));
};

const afterFailure: readonly Choice<'again' | 'keep'>[] = [
  { label: 'Try again', value: 'again' },
  { label: 'Keep it as it is', detail: 'writes it to railwright.yaml, though it does not answer', value: 'keep' },
];

type Text = Omit<TextQuestion, 'title' | 'canGoBack'>;
const askText = ({ ask }: SetupHost, question: Text, canGoBack: boolean) => ask.text({ title, canGoBack, ...question });

function adding<T>(answers: SetupAnswers, reply: Reply<T>, addition: (value: T) => SetupAnswers): Reply<SetupAnswers> {
  return reply.kind === 'answer' ? { kind: 'answer', value: { ...answers, ...addition(reply.value) } } : reply;
}

/** Where the key may come from, the likeliest first. */
async function keyChoices(host: SetupHost, preset: ModelPreset, url?: string): Promise<readonly Choice<KeySource>[]> {
  const secret = secretName({ provider: preset.provider, ...(url && { url }) });
  const variable = preset.variable ?? '';
  const choices: readonly (Choice<KeySource> & { readonly offered: boolean })[] = [
    {
      offered: preset.key === 'optional',
      label: 'No key',
      detail: 'the endpoint asks for none',
      value: { kind: 'none' },
    },
    {
      offered: host.hasVariable(variable),
      label: variable,
      detail: 'an environment variable, which is set',
      value: { kind: 'variable', name: variable },
    },
    {
      offered: await host.secrets.has(secret),
      label: 'The stored key',
      detail: `\`${secret}\` in the secret storage of the editor`,
      value: { kind: 'stored', name: secret },
    },
    {
      offered: true,
      label: 'Type in a key…',
      detail: 'for the secret storage of the editor',
      value: { kind: 'typed', name: secret },
    },
    {
      offered: true,
      label: 'An environment variable…',
      detail: 'by its name',
      value: { kind: 'other-variable' },
    },
  ];
  return choices.filter(({ offered }) => offered);
}
