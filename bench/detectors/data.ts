import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Harmless prompts with words that injection filters trip over (Li et al., NotInject). */
export function notInjectPrompts(data: string): readonly string[] {
  return readJson<Prompt>(data, 'notinject/notinject-one.json').map(({ prompt }) => prompt);
}

/** Harmless and injected prompts, mixed (Li et al., InjecGuard, validation part). */
export function injecGuardPrompts(data: string): readonly { readonly text: string; readonly injected: boolean }[] {
  return readJson<Prompt>(data, 'injecguard/valid.json').map(({ prompt, label }) => ({
    text: prompt,
    injected: label === 1,
  }));
}

/** Safe prompts that look unsafe, and their unsafe twins (Röttger et al., XSTest v2). */
export function xstestPrompts(data: string): readonly string[] {
  return readCsv<Prompt>(data, 'xstest/prompts.csv').map(({ prompt }) => prompt);
}

/** What two real models answered to the prompts of XSTest. */
export function xstestAnswers(data: string): readonly string[] {
  return ['gpt4', 'llama2orig']
    .flatMap((model) => readCsv<{ readonly completion: string }>(data, `xstest/completions-${model}.csv`))
    .map(({ completion }) => completion);
}

/** Jailbreak prompts that persuade (Chao et al., PAIR on JailbreakBench). */
export function pairPrompts(data: string): readonly string[] {
  return ['gpt4', 'vicuna'].flatMap((model) => {
    const { jailbreaks } = JSON.parse(read(data, `jailbreakbench/pair-${model}.json`)) as Jailbreaks;
    return jailbreaks.flatMap(({ prompt }) => (prompt === null ? [] : [prompt]));
  });
}

/** What users and attackers want of a bank's agent (Debenedetti et al., AgentDojo, suite `banking`). */
export function agentDojoBanking(data: string): {
  readonly userTasks: readonly string[];
  readonly injections: readonly string[];
} {
  const { injectionTasks, userTasks }: Banking = JSON.parse(read(data, 'agentdojo/banking.json'));
  return { userTasks: userTasks.map(({ prompt }) => prompt), injections: injectionTasks.map(({ goal }) => goal) };
}

interface Banking {
  readonly userTasks: readonly { readonly prompt: string }[];
  readonly injectionTasks: readonly { readonly goal: string }[];
}

interface Prompt {
  readonly prompt: string;
  readonly label?: 0 | 1;
}

interface Jailbreaks {
  readonly jailbreaks: readonly { readonly prompt: string | null }[];
}

function readJson<Row>(data: string, path: string): readonly Row[] {
  return JSON.parse(read(data, path));
}

function readCsv<Row>(data: string, path: string): readonly Row[] {
  return parse(read(data, path), { columns: true, bom: true });
}

function read(data: string, path: string): string {
  return readFileSync(join(data, path), 'utf8');
}
