import type { Location } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { Answer, Message } from '../exchange/exchange.ts';
import { lastInput } from '../exchange/lastInput.ts';
import type { ModelEntry } from '../settings/settings.ts';
import { type Field, readField } from '../suite/fields.ts';
import { readAnswer } from '../suite/readAnswer.ts';
import { type Row, readRows } from '../suite/rows.ts';
import type { ModelClient } from './modelClient.ts';
import { type FindAnswer, recordedModel } from './recordedModel.ts';

/** A model that replays an answers file, or why it cannot. */
export type AnswersModel =
  | { readonly kind: 'model'; readonly client: ModelClient }
  | { readonly kind: 'problem'; readonly message: string };

/** An answer of an answers file. */
export interface KeptAnswer {
  readonly answer: Answer;
  /** What the model was asked, where the file says so beside the id of the case. */
  readonly asked?: string;
  /** The row that it stands in. */
  readonly at: Location;
}

/** The answers of a file, by the id of the case or by the last thing that the user wrote; or why there are none. */
export type AnswersFile =
  | { readonly kind: 'answers'; find(caseId: string, messages: readonly Message[]): KeptAnswer | undefined }
  | { readonly kind: 'problem'; readonly message: string };

/** The model of a `provider: recorded` entry: replays what its answers file holds. */
export function answersFileModel(name: string, entry: ModelEntry, documents: Documents): AnswersModel {
  const answers = readAnswersFile(name, entry, documents);
  if (answers.kind === 'problem') return answers;
  const identity = { name, provider: 'recorded', model: entry.settings.model ?? name, params: {} };
  const find: FindAnswer = ({ caseId, messages }) => answers.find(caseId, messages)?.answer;
  return { kind: 'model', client: recordedModel(identity, find) };
}

/** The answers of a `provider: recorded` entry. A file that has not changed is read once. */
export function readAnswersFile(name: string, { settings, at }: ModelEntry, documents: Documents): AnswersFile {
  const fields = settings.answers;
  if (!fields) return { kind: 'problem', message: `the model \`${name}\` names no answers file` };
  const file = documents.resolve(at.path, fields.file);
  const content = documents.read(file);
  if (content.kind === 'unreadable')
    return { kind: 'problem', message: `cannot read \`${fields.file}\`: ${content.reason}` };
  const key = `answers:${file}#${JSON.stringify(fields)}`;
  return documents.derive(key, content.text, (text) => readAnswers(file, text, fields));
}

type Fields = NonNullable<ModelEntry['settings']['answers']>;

function readAnswers(file: string, text: string, fields: Fields): AnswersFile {
  const rows = readRows(file, text, fields.rows);
  if (!rows) return { kind: 'problem', message: `\`${fields.file}\` is none of CSV, TSV, JSON, JSONL` };
  const [broken] = rows.broken;
  if (broken) return { kind: 'problem', message: `${broken.place} of \`${fields.file}\`: ${broken.message}` };
  const problems: string[] = [];
  const kept = rows.rows.map((row) => readKept(row, { file, fields }, problems)).filter((each) => each !== undefined);
  if (problems[0] !== undefined) return { kind: 'problem', message: `\`${fields.file}\`: ${problems[0]}` };
  const byKey = new Map(kept);
  const isByInput = fields.input !== undefined && fields.id === undefined;
  const find = (caseId: string, messages: readonly Message[]): KeptAnswer | undefined =>
    byKey.get(isByInput ? normalise(lastInput(messages) ?? '') : caseId);
  return { kind: 'answers', find };
}

/** An answer under what it is found by: the case's id (of a file that names none, the column `case`), or the input. */
function readKept(
  row: Row,
  { file, fields: { id, input, output, calls } }: { readonly file: string; readonly fields: Fields },
  problems: string[],
): readonly [string, KeptAnswer] | undefined {
  const fields = { output: output ?? { column: 'output' }, calls: calls ?? { column: 'calls' } };
  const answer = readAnswer(fields, row, problems);
  if (!answer) return undefined;
  const text = (field: Field): string | undefined => {
    const read = readField(field, row);
    if (read.kind === 'problem') problems.push(read.message);
    return read.kind === 'value' ? read.value : undefined;
  };
  const key = text(id ?? input ?? { column: 'case' });
  const asked = id && input && text(input);
  return key === undefined ? undefined : [normalise(key), { answer, asked, at: { path: file, range: row.range } }];
}

/** Files differ in white space around a text, not in the text. */
export const normalise = (text: string): string => text.trim().replace(/\s+/g, ' ');
