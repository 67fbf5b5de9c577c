import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { Documents } from '#engine/document/documents.ts';
import type { RejudgedCases } from '#engine/live/judged.ts';
import type { Work } from '#engine/rejudge/work.ts';
import { takeTurns } from '../turns.ts';
import type { Focus } from './focus.ts';
import type { LiveSuite, LiveSuiteContext, ReadLiveSuite } from './liveSuite.ts';
import { createLiveSuites, type LiveSuites } from './liveSuites.ts';
import { type PolicyAt, policyAt } from './policyAt.ts';

/** A suite as it was judged last. */
export interface Judged {
  readonly focus: Focus;
  readonly suite: LiveSuite;
  readonly policy: CompiledPolicy;
  readonly cases: RejudgedCases;
  /** When (ISO 8601), and how long it took, in milliseconds. */
  readonly judgedAt: string;
  readonly tookMs: number;
}

/** Some cases of a suite that has `of`. */
export interface JudgedPart {
  readonly judged: Judged;
  readonly of: number;
}

export type Judging =
  /** `problem`: why it is of an earlier text. */
  | { readonly kind: 'judged'; readonly judged: Judged; readonly problem?: string }
  /** There is nothing to show yet. */
  | { readonly kind: 'problem'; readonly message: string }
  /** Something was edited meanwhile, and nobody wants this any more. */
  | { readonly kind: 'stale' };

export type IsStale = () => boolean;

/** Judges suites by policies as they stand in the editor, on the answers that are on record. Calls nobody. */
export interface Judge {
  readonly suites: LiveSuites;
  /** Judges what is in focus; at once, if nothing has changed since the last time. */
  judge(focus: Focus, isStale: IsStale): Promise<Judging>;
  /** Judges a part of a large suite that has not been judged yet; undefined where all of it can be had as soon. */
  judgePart(focus: Focus, isStale: IsStale): Promise<JudgedPart | undefined>;
  /** Looks ahead of rules that are not there yet, for the suite that was judged last. */
  lookAhead(isStale: IsStale): Promise<void>;
  /** The cases of a suite, judged by another policy. */
  judgeBy(policy: CompiledPolicy, suite: LiveSuite, isStale: IsStale): Promise<RejudgedCases | 'stale'>;
}

/** Of suites with more cases than `many`, so many are judged first: that takes a fraction of a second. */
const first = { many: 10_000, cases: 2000 };

export function createJudge(context: LiveSuiteContext): Judge {
  const { documents } = context.store;
  const suites = createLiveSuites(context);
  let last: Judged | undefined;
  /** The suites that have been judged, and those that have been looked ahead for. */
  const [known, looked] = [new WeakSet<LiveSuite>(), new WeakSet<LiveSuite>()];
  /** Of suites that are being judged for the first time, the parts that are shown: an edit judges them again at once. */
  const parts = new WeakMap<LiveSuite, LiveSuite>();
  /** The news that what was judged last has heard. */
  let heard = -1;
  return {
    suites,
    async judge(focus, isStale) {
      const suite = judgeable(suites.at(focus), focus, last);
      const policy = suite.kind === 'problem' ? suite : policyOf(suite, documents);
      if (suite.kind === 'problem') return failed(suite.message, last, focus);
      if (policy.kind === 'problem') return failed(policy.message, last, focus);
      const { compiled } = policy;
      const { news } = suites;
      if (heard === news && last?.suite === suite && last.policy === compiled) return { kind: 'judged', judged: last };
      const judged = await judgeNow({ focus, suite, policy: compiled }, isStale);
      if (judged === 'stale') return { kind: 'stale' };
      last = judged;
      heard = news;
      known.add(suite);
      parts.delete(suite);
      return { kind: 'judged', judged };
    },
    async judgePart(focus, isStale) {
      const whole = suites.at(focus);
      if (whole.kind === 'problem' || whole.cases.size <= first.many || known.has(whole)) return undefined;
      const policy = policyOf(whole, documents);
      if (policy.kind === 'problem') return undefined;
      const suite = parts.get(whole) ?? whole.part(first.cases);
      parts.set(whole, suite);
      const judged = await judgeNow({ focus, suite, policy: policy.compiled }, isStale);
      return judged === 'stale' ? undefined : { judged, of: whole.cases.size };
    },
    async lookAhead(isStale) {
      const suite = last?.suite;
      if (!suite || looked.has(suite)) return;
      if ((await drive(suite.cases.warming(), isStale)) !== 'stale') looked.add(suite);
    },
    judgeBy: (policy, { cases }, isStale) => drive(cases.judging(policy), isStale),
  };
}

async function judgeNow(
  subject: Pick<Judged, 'focus' | 'suite' | 'policy'>,
  isStale: IsStale,
): Promise<Judged | 'stale'> {
  const started = performance.now();
  const cases = await drive(subject.suite.cases.judging(subject.policy), isStale);
  if (cases === 'stale') return 'stale';
  return { ...subject, cases, judgedAt: new Date().toISOString(), tookMs: performance.now() - started };
}

const policyOf = ({ suite }: LiveSuite, documents: Documents): PolicyAt =>
  suite.policy ? policyAt(suite.policy.value, documents) : { kind: 'problem', message: 'the suite names no policy' };

/** What was judged before stays in sight while the text is broken. */
const failed = (message: string, last: Judged | undefined, focus: Focus): Judging =>
  last && isAt(focus, last) ? { kind: 'judged', judged: last, problem: message } : { kind: 'problem', message };

const isAt = ({ suite, model }: Focus, { focus }: Judged): boolean => focus.suite === suite && focus.model === model;

/** Of a suite that is broken, the sound cases are judged where not all of them have been, before it broke. */
function judgeable(suite: ReadLiveSuite, focus: Focus, last: Judged | undefined): ReadLiveSuite {
  const isWholeInSight = last && isAt(focus, last) && last.suite.leftOut === undefined;
  return suite.kind === 'problem' && suite.sound && !isWholeInSight ? suite.sound : suite;
}

/** Does work in turns with what else there is to do, until it is done or nobody wants it any more. */
async function drive<T>(work: Work<T>, isStale: IsStale): Promise<T | 'stale'> {
  const takeTurn = takeTurns();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if ((await takeTurn()) && isStale()) return 'stale';
  }
}
