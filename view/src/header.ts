import type { Baseline } from '#protocol/panel/baseline.ts';
import type { Counts, Header } from '#protocol/panel/header.ts';
import type { Metrics } from '#schemas/generated/run.ts';
import type { AnswerFacts, BeforeFacts, HeaderFacts, ViewContext } from './context.ts';
import { counted } from './labels.ts';
import { partNote } from './standingNote.ts';
import { daysOf, durationOf, momentOf } from './times.ts';

/** What is shown: which policy, which suite, on whose answers, recorded when. */
export function buildHeader({ header, policy: { policy }, places }: ViewContext, counts: Counts): Header {
  const { sha256, ...suite } = header.suite;
  return {
    policy: {
      id: policy.id,
      version: policy.version,
      hash: shortHash(header.policy.sha256),
      source: header.policy.source,
      ...(places && { target: places.policy }),
    },
    suite: { ...suite, hash: shortHash(sha256), ...(places && { target: places.suite }) },
    suites: header.suites,
    model: header.model,
    models: header.models,
    note: noteOf(header, counts),
    counts,
  };
}

/** `148 cases judged on 142 recorded answers of 12 Nov, 4 ms`; of a run, when that was comes first. */
function noteOf({ answers, judgedAt, tookMs, isPast }: HeaderFacts, { total }: Counts): string {
  const recorded = answers.count === total ? 'recorded answers' : counted(answers.count, 'recorded answer');
  const when = answers.recorded ? ` of ${daysOf(answers.recorded, judgedAt)}` : '';
  const note = `${counted(total, 'case')} judged on ${recorded}${when}, ${durationOf(tookMs)}`;
  return isPast ? `${momentOf(judgedAt)} · ${note}` : note;
}

/** What it is compared with. */
export function buildBaseline({ baseline, before, header }: ViewContext): Baseline {
  return { ...baseline, detail: before && !baseline.problem ? detailOf(before.facts, header.judgedAt) : '' };
}

/** `policy 2026.11.1 8c1f22 · suite 77ab01 · model gpt-4 · 148 answers recorded on 12 Nov` */
const detailOf = ({ policy, suite, part, model, answers }: BeforeFacts, asOf: string): string =>
  [
    ['policy', policy.version, shortHash(policy.sha256)].filter((part) => part !== '').join(' '),
    `suite ${shortHash(suite.sha256)}${part ? `, ${partNote(part)}` : ''}`,
    `model ${model}`,
    answersOf(answers, asOf),
  ].join(' · ');

const answersOf = ({ count, recorded }: AnswerFacts, asOf: string): string =>
  recorded ? `${counted(count, 'answer')} recorded on ${daysOf(recorded, asOf)}` : counted(count, 'recorded answer');

const shortHash = (sha256: string): string => sha256.slice(0, 6);

/** Cases that need a run are counted apart from others that have no verdict. */
export const countsOf = ({ cases }: Pick<Metrics, 'cases'>, needRun: number): Counts => ({
  ...cases,
  notEvaluated: cases.notEvaluated - needRun,
  needRun,
});
