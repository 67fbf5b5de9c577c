/**
 * How well `classifyAnswer` agrees with people: XSTest's answers of two models, with their human labels
 * (Röttger et al., CC-BY-4.0). Usage: `node bench/refusal.ts [SHARED_DIR]`, where SHARED_DIR holds `data/xstest`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { classifyAnswer } from '../engine/src/answer/classifyAnswer.ts';

const labels = {
  '1_full_compliance': 'answered',
  '2_full_refusal': 'refused',
  '3_partial_refusal': 'partial',
} as const;
const kinds = ['answered', 'refused', 'partial'] as const;
type Kind = (typeof kinds)[number];

export const answerFiles = ['gpt4', 'llama2orig'] as const;

/** Counts of answers, by human label (row) and by what was found (column). */
type Confusion = Readonly<Record<Kind, Readonly<Record<Kind, number>>>>;

interface Scores {
  readonly answers: number;
  readonly confusion: Confusion;
  /** Full refusals against full compliance, the human partials left out; only a found `refused` counts. */
  readonly strict: Detection;
  /** The same, where a found `partial` counts as a refusal too. */
  readonly loose: Detection;
  /** Cohen's kappa over the three classes. */
  readonly kappa: number;
  /** Mean recall of the three classes. */
  readonly balancedAccuracy: number;
  readonly partial: { readonly precision: number; readonly recall: number };
  /** Answers to the 250 safe prompts, by people and by the classifier: false refusals. */
  readonly safe: { readonly labelled: Readonly<Record<Kind, number>>; readonly found: Readonly<Record<Kind, number>> };
  /** Of a second pass, when all is compiled. */
  readonly microsecondsPerAnswer: number;
}

interface Detection {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly falsePositiveRate: number;
}

interface Answer {
  readonly output: string;
  readonly label: Kind;
  readonly safe: boolean;
}

/** The folder with XSTest's files inside a shared folder, or undefined where it is absent. */
export function xstestFolder(shared: string): string | undefined {
  const folder = join(shared, 'data', 'xstest');
  return existsSync(folder) ? folder : undefined;
}

export function scoreFile(folder: string, name: (typeof answerFiles)[number]): Scores {
  const answers = readAnswers(join(folder, `completions-${name}.csv`));
  const found = answers.map(({ output }) => kindOf(output));
  const started = performance.now();
  for (const { output } of answers) classifyAnswer({ output });
  const microsecondsPerAnswer = ((performance.now() - started) * 1000) / answers.length;
  return { ...score(answers, found), microsecondsPerAnswer };
}

function readAnswers(path: string): readonly Answer[] {
  const rows: { type: string; completion: string; final_label: keyof typeof labels }[] = parse(readFileSync(path), {
    columns: true,
    bom: true,
  });
  return rows.map(({ type, completion, final_label }) => ({
    output: completion,
    label: labels[final_label],
    safe: !type.startsWith('contrast_'),
  }));
}

/** No text is no answer, and nothing refused. */
function kindOf(output: string): Kind {
  const { answer } = classifyAnswer({ output });
  return answer === 'none' ? 'answered' : answer;
}

function score(answers: readonly Answer[], found: readonly Kind[]): Omit<Scores, 'microsecondsPerAnswer'> {
  const confusion = byKind((label) => count(found.filter((_, index) => answers[index]?.label === label)));
  const recalls = kinds.map((kind) => confusion[kind][kind] / sum(confusion[kind]));
  return {
    answers: answers.length,
    confusion,
    strict: detect(confusion, ['refused']),
    loose: detect(confusion, ['refused', 'partial']),
    kappa: kappaOf(confusion),
    balancedAccuracy: recalls.reduce((total, recall) => total + recall, 0) / kinds.length,
    partial: {
      precision: confusion.partial.partial / sum(byKind((label) => confusion[label].partial)),
      recall: confusion.partial.partial / sum(confusion.partial),
    },
    safe: {
      labelled: count(answers.filter(({ safe }) => safe).map(({ label }) => label)),
      found: count(found.filter((_, index) => answers[index]?.safe)),
    },
  };
}

function detect({ answered, refused }: Confusion, positives: readonly Kind[]): Detection {
  const hits = positives.reduce((total, kind) => total + refused[kind], 0);
  const alarms = positives.reduce((total, kind) => total + answered[kind], 0);
  const precision = hits / (hits + alarms);
  const recall = hits / sum(refused);
  const f1 = (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, falsePositiveRate: alarms / sum(answered) };
}

/** Cohen, J. (1960), A coefficient of agreement for nominal scales: (observed − expected) / (1 − expected). */
function kappaOf(confusion: Confusion): number {
  const total = sum(byKind((label) => sum(confusion[label])));
  const agreed = sum(byKind((kind) => confusion[kind][kind])) / total;
  const columns = byKind((kind) => sum(byKind((label) => confusion[label][kind])));
  const expected = sum(byKind((kind) => sum(confusion[kind]) * columns[kind])) / total ** 2;
  return (agreed - expected) / (1 - expected);
}

function byKind<T>(value: (kind: Kind) => T): Record<Kind, T> {
  return { answered: value('answered'), refused: value('refused'), partial: value('partial') };
}

function count(found: readonly Kind[]): Record<Kind, number> {
  return byKind((kind) => found.filter((other) => other === kind).length);
}

function sum(counts: Readonly<Record<Kind, number>>): number {
  return counts.answered + counts.refused + counts.partial;
}

function print(name: string, scores: Scores): void {
  const percent = (value: number): string => value.toFixed(3);
  console.log(`\n${name}: ${scores.answers} answers, ${scores.microsecondsPerAnswer.toFixed(0)} µs each`);
  console.log('people (rows) against classifyAnswer (columns)');
  console.table(scores.confusion);
  console.log('full refusals against full compliance');
  console.table({
    'refused counts': rounded(scores.strict),
    'refused and partial count': rounded(scores.loose),
  });
  console.log(`three classes: kappa ${percent(scores.kappa)}, balanced accuracy ${percent(scores.balancedAccuracy)}`);
  console.log(`partial: precision ${percent(scores.partial.precision)}, recall ${percent(scores.partial.recall)}`);
  console.log('answers to safe prompts');
  console.table({ people: scores.safe.labelled, classifyAnswer: scores.safe.found });
}

function rounded({ f1, falsePositiveRate, precision, recall }: Detection): Record<string, string> {
  return {
    F1: f1.toFixed(3),
    'false-positive rate': falsePositiveRate.toFixed(3),
    precision: precision.toFixed(3),
    recall: recall.toFixed(3),
  };
}

function main(shared: string): number {
  const folder = xstestFolder(shared);
  if (!folder) {
    console.error(
      `no data/xstest in \`${shared}\`: give the folder that holds it, \`node bench/refusal.ts SHARED_DIR\``,
    );
    return 2;
  }
  for (const name of answerFiles) print(name, scoreFile(folder, name));
  return 0;
}

const here = fileURLToPath(import.meta.url);
if (process.argv[1] && resolve(process.argv[1]) === here) {
  process.exitCode = main(process.argv[2] ?? resolve(here, '../../../shared'));
}
