import type { Documents } from '../document/documents.ts';
import type { Answer } from '../exchange/exchange.ts';
import type { ModelEntry } from '../settings/settings.ts';
import { readField } from '../suite/fields.ts';
import { readAnswer } from '../suite/readAnswer.ts';
import { readRows } from '../suite/rows.ts';
import type { ModelClient, ModelRequest } from './modelClient.ts';
import { recordedModel } from './recordedModel.ts';

/** A model that replays an answers file, or why it cannot. */
export type AnswersModel =
  | { readonly kind: 'model'; readonly client: ModelClient }
  | { readonly kind: 'problem'; readonly message: string };

interface Answers {
  readonly byCase: ReadonlyMap<string, Answer>;
  readonly byInput: ReadonlyMap<string, Answer>;
}

/** The model of a `provider: recorded` entry: finds an answer by the case's id, or by the last thing that the user wrote. */
export function answersFileModel(name: string, { settings, at }: ModelEntry, documents: Documents): AnswersModel {
  const fields = settings.answers;
  if (!fields) return { kind: 'problem', message: `the model \`${name}\` names no answers file` };
  const file = documents.resolve(at.path, fields.file);
  const content = documents.read(file);
  if (content.kind === 'unreadable')
    return { kind: 'problem', message: `cannot read \`${fields.file}\`: ${content.reason}` };
  const key = `answers:${file}#${JSON.stringify(fields)}`;
  const answers = documents.derive(key, content.text, (text) => readAnswers(file, text, fields));
  if ('problem' in answers) return { kind: 'problem', message: answers.problem };
  const identity = { name, provider: 'recorded', model: settings.model ?? name, params: {} };
  return { kind: 'model', client: recordedModel(identity, (request) => find(answers, request)) };
}

type Fields = NonNullable<ModelEntry['settings']['answers']>;

/** Which field says what the answer is to; a file that names none has a column `case` or `input`. */
function readAnswers(file: string, text: string, fields: Fields): Answers | { readonly problem: string } {
  const rows = readRows(file, text, fields.rows);
  if (!rows) return { problem: `\`${fields.file}\` is none of CSV, TSV, JSON, JSONL` };
  const [broken] = rows.broken;
  if (broken) return { problem: `${broken.place} of \`${fields.file}\`: ${broken.message}` };
  const byCase = new Map<string, Answer>();
  const byInput = new Map<string, Answer>();
  const problems: string[] = [];
  const answerFields = { output: fields.output ?? { column: 'output' }, calls: fields.calls ?? { column: 'calls' } };
  for (const row of rows.rows) {
    const answer = readAnswer(answerFields, row, problems);
    if (!answer) continue;
    const key = readField(fields.input ?? fields.id ?? { column: 'case' }, row);
    if (key.kind === 'problem') problems.push(key.message);
    else (fields.input ? byInput : byCase).set(normalise(key.value), answer);
  }
  return problems[0] === undefined ? { byCase, byInput } : { problem: `\`${fields.file}\`: ${problems[0]}` };
}

function find({ byCase, byInput }: Answers, { caseId, messages }: ModelRequest): Answer | undefined {
  const lastInput = messages.findLast(({ role }) => role === 'user')?.content;
  return byCase.get(normalise(caseId)) ?? (lastInput === undefined ? undefined : byInput.get(normalise(lastInput)));
}

/** Files differ in white space around a text, not in the text. */
const normalise = (text: string): string => text.trim().replace(/\s+/g, ' ');
