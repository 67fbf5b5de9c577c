import { asConfigured } from '#engine/check/configured.ts';
import { isParsed } from '#engine/document/documents.ts';
import { itemsAt } from '#engine/document/nodes.ts';
import { endings, type JudgedCases } from '#engine/live/judged.ts';
import { createLiveCases, type LiveCases } from '#engine/live/liveCases.ts';
import type { LiveSource } from '#engine/live/liveSource.ts';
import { lineOf } from '#engine/report/checkedFile.ts';
import { readAnswersFile } from '#engine/run/answersFile.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import type { Settings } from '#engine/settings/settings.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { soundCases } from '#engine/suite/soundCases.ts';
import type { Case, Suite } from '#engine/suite/suite.ts';
import type { AnswerStore } from '#models/answers/answerStore.ts';
import { answersOnRecord, opinionsOnRecord } from '#models/answers/onRecord.ts';
import { isLive } from '#models/liveModel.ts';
import type { AnswerFacts } from '#view/context.ts';
import type { DocumentStore } from '../documentStore.ts';
import { ownModel } from '../runs/ownModel.ts';
import type { Focus } from './focus.ts';

/** A suite whose cases are judged again and again, on the answers that are on record. */
export interface LiveSuite {
  readonly kind: 'suite';
  readonly suite: Suite;
  readonly settings: Settings;
  /** The name of the model whose answers are judged. */
  readonly model: string;
  readonly cases: LiveCases;
  /** When the first and the last of the answers were recorded that have been looked up. */
  readonly times: Times;
  /** Why not all of its cases are judged: `1 case is not judged: the suite has an error in support.suite.yaml:14: …`. */
  readonly leftOut?: string;
  /** So many of its cases, from all over it. */
  part(size: number): LiveSuite;
  caseById(id: string): Case | undefined;
}

interface Times {
  first?: string;
  last?: string;
}

export interface Problem {
  readonly kind: 'problem';
  readonly message: string;
  /** What can be judged of a suite all the same: the cases that are sound beside those that are broken. */
  readonly sound?: LiveSuite;
}

export type ReadLiveSuite = LiveSuite | Problem;

export interface LiveSuiteContext {
  readonly store: Pick<DocumentStore, 'documents'>;
  /** The answers that are recorded for the project of a file. */
  answersFor(path: string): Pick<AnswerStore, 'get'>;
}

/** Reads a suite as it stands in the editor, with what is on record for it. */
export function readLiveSuite(focus: Focus, context: LiveSuiteContext): ReadLiveSuite {
  const { documents } = context.store;
  const document = documents.parse(focus.suite);
  if (!isParsed(document)) return problem(`cannot read the suite: ${document.reason}`);
  const { value: suite, diagnostics } = readSuite(document, documents);
  const errors = asConfigured(diagnostics, document, documents).filter(({ level }) => level === 'error');
  const [error] = errors;
  if (!error) return openSuite(suite, focus, context);
  const message = `the suite has an error in ${lineOf(error.location, documents)}: ${error.message}`;
  const cases = soundCases({ suite, document, errors });
  if (cases.length === 0) return problem(message);
  const left = itemsAt(document, ['cases']).length - cases.filter(({ row }) => !row).length;
  const leftOut = `${left === 1 ? '1 case is' : `${left} cases are`} not judged: ${message}`;
  const sound = openSuite({ ...suite, cases }, focus, context, leftOut);
  return sound.kind === 'suite' ? { ...problem(message), sound } : sound;
}

function openSuite(suite: Suite, { model }: Focus, context: LiveSuiteContext, leftOut?: string): ReadLiveSuite {
  if (!suite.policy) return problem('the suite names no policy');
  const { documents } = context.store;
  const { path } = suite;
  const settings = settingsFor(path, documents);
  const name = model ?? ownModel(suite, settings);
  const recorded = onRecord(name, settings, context, path);
  if ('message' in recorded) return recorded;
  const times: Times = {};
  const source: LiveSource = {
    cases: suite.cases,
    repeat: settings.run.repeat,
    model: name,
    opinionOn: opinionsOnRecord(settings, context.answersFor(path)),
    display: remembering((file) => documents.display(file)),
    answersByCase: recorded.answersByCase,
    answerTo: timed(recorded.answerTo, times),
  };
  const byId = new Map(suite.cases.map((testCase) => [testCase.id, testCase]));
  const withCases = (cases: readonly Case[]): LiveSuite => ({
    kind: 'suite',
    suite,
    settings,
    model: name,
    cases: createLiveCases({ ...source, cases }),
    times,
    ...(leftOut !== undefined && { leftOut }),
    part: (size) => withCases(spread(cases, size)),
    caseById: (id) => byId.get(id),
  });
  return withCases(suite.cases);
}

/** So many of a list, from all over it: what stands at its beginning, or every fifth, may be all of one kind. */
function spread<T>(all: readonly T[], size: number): readonly T[] {
  const distance = Math.max(1, all.length / size);
  const placeOf = (at: number): number => Math.floor((at + ((at * goldenRatio) % 1)) * distance);
  return Array.from({ length: Math.min(size, all.length) }, (_, at) => all[placeOf(at)] as T);
}

/** Its multiples fall evenly between whole numbers, and in step with nothing. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** Each case is asked for its file when somebody searches, and there are few files. */
function remembering(name: (file: string) => string): (file: string) => string {
  const known = new Map<string, string>();
  return (file) => {
    const shown = known.get(file) ?? name(file);
    known.set(file, shown);
    return shown;
  };
}

const problem = (message: string): Problem => ({ kind: 'problem', message });

/** Notes when the answers were recorded that are found. */
const timed =
  (answerTo: LiveSource['answerTo'], times: Times): LiveSource['answerTo'] =>
  (testCase, request) => {
    const answer = answerTo(testCase, request);
    const at = answer?.recordedAt;
    if (at !== undefined && (times.first === undefined || at < times.first)) times.first = at;
    if (at !== undefined && (times.last === undefined || at > times.last)) times.last = at;
    return answer;
  };

/** What is to be said of the answers that were judged. */
export function answersOf({ times: { first, last } }: LiveSuite, { columns }: JudgedCases): AnswerFacts {
  const count = columns.endings.reduce((sum, ending) => sum + (ending & endings.notEvaluated ? 0 : 1), 0);
  return { count, ...(first !== undefined && last !== undefined && { recorded: { first, last } }) };
}

type OnRecord = Pick<LiveSource, 'answersByCase' | 'answerTo'>;

/** Where the answers of a model are found without asking it. */
function onRecord(
  name: string,
  settings: Settings,
  { store, answersFor }: LiveSuiteContext,
  path: string,
): OnRecord | Problem {
  if (name === 'recorded')
    return { answersByCase: true, answerTo: ({ recorded }) => recorded && { ...recorded, cached: true } };
  const entry = settings.models.get(name);
  if (!entry) return problem(`there is no model \`${name}\` in the settings`);
  if (isLive(entry.settings)) {
    const find = answersOnRecord({ ...entry.settings, name }, answersFor(path));
    return { answersByCase: false, answerTo: (_, request) => find(request) };
  }
  const file = readAnswersFile(name, entry, store.documents);
  if (file.kind === 'problem') return problem(file.message);
  return {
    answersByCase: true,
    answerTo: ({ id }, { messages }) => {
      const kept = file.find(id, messages);
      return kept && { ...kept.answer, cached: true };
    },
  };
}
