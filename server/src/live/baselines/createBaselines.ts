import { join } from 'node:path';
import { openGit } from '#disk/git/openGit.ts';
import { listRevisions, type Revisions } from '#disk/git/revisions.ts';
import { pinnedRuns, setPin } from '#disk/pins.ts';
import { keptPolicies } from '#disk/policyStore.ts';
import { runsFolder } from '#disk/projectFolder.ts';
import { type ListedRun, listSummaries } from '#disk/runs/listRuns.ts';
import type { Baseline } from '#protocol/panel/baseline.ts';
import type { DocumentStore } from '../../documentStore.ts';
import type { Schedule } from '../../schedule.ts';
import type { IsStale, Judged } from '../judge.ts';
import { type Course, keptCourse } from '../keptCourse.ts';
import { projectOf } from '../projectOf.ts';
import {
  type BaselineContext,
  type BaselineKind,
  type ResolveBaseline,
  type Resolving,
  readBaselineId,
} from './baselines.ts';
import { gitBaseline } from './gitBaseline.ts';
import { type Changed, keptBaselines } from './keptBaselines.ts';
import { modelBaseline } from './modelBaseline.ts';
import { gitOptions, otherModels, runOptions, savedOption } from './options.ts';
import { runBaseline } from './runBaseline.ts';
import { savedBaseline } from './savedBaseline.ts';
import { unreadableRecords } from './unreadableRecords.ts';
import { wantedSuite } from './wantedSuite.ts';

/** All that a suite can be compared with. */
export interface Baselines {
  groups(judged: Judged): Promise<Baseline['groups']>;
  /**
   * What an id stands for now, or what a suite is usually compared with. The same object as long as that stays the same.
   */
  resolve(id: string | undefined, judged: Judged, isStale: IsStale): Promise<Resolving>;
  /** The stored runs of the suite, and their rates over time. */
  course(judged: Judged): Promise<Course>;
  /** The ids of the pinned runs of the suite's project. */
  pins(judged: Judged): Promise<ReadonlySet<string>>;
  pin(id: string, isPinned: boolean, judged: Judged): Promise<void>;
  /** The hashes of the policies of runs whose texts were kept. */
  keptPolicies(judged: Judged): Promise<ReadonlySet<string>>;
  changed(what: Changed): void;
  /** Records have been written or deleted by somebody else. */
  recordsChanged(isOther: (run: string) => boolean): void;
}

const resolvers = {
  none: () => Promise.resolve({ kind: 'none' }),
  saved: savedBaseline,
  git: gitBaseline,
  run: runBaseline,
  model: modelBaseline,
} satisfies Record<BaselineKind, ResolveBaseline>;

/** How many stored runs are offered, and looked at over time. */
const mostRuns = 60;

export interface BaselinesHost extends BaselineContext {
  readonly schedule: Schedule;
}

export function createBaselines(given: BaselinesHost): Baselines {
  const { store, schedule } = given;
  const warn = onceEach(given.warn);
  const context: BaselineContext = { ...given, warn };
  const noteUnreadable = unreadableRecords(schedule, (path, reason) =>
    warn(`cannot read \`${store.documents.display(path)}\`: ${reason}`),
  );
  const kept = keptBaselines();
  const courseOf = keptCourse();
  let runs: Kept<readonly ListedRun[]> | undefined;
  let git: Kept<Revisions | undefined> | undefined;
  const runsFor = (judged: Judged): Promise<readonly ListedRun[]> => {
    if (runs?.suite !== judged.suite) runs = { suite: judged.suite, value: readRuns(judged, store, noteUnreadable) };
    return runs.value;
  };
  const gitFor = (judged: Judged): Promise<Revisions | undefined> => {
    if (git?.suite !== judged.suite) git = { suite: judged.suite, value: readGit(judged, context) };
    return git.value;
  };
  const resolve: Baselines['resolve'] = async (id, judged, isStale) => {
    if (id === undefined) return resolveUsual(judged, isStale);
    const before = kept.get(id, judged);
    if (before) return before;
    const { version } = kept;
    const { kind, name } = readBaselineId(id);
    const resolver: ResolveBaseline = Object.hasOwn(resolvers, kind) ? resolvers[kind as BaselineKind] : resolvers.none;
    const resolved = await resolver(name, judged, context, isStale);
    if (resolved.kind !== 'stale' && kept.version === version) kept.set(id, judged, resolved);
    return resolved;
  };
  /** The last commit, a run, or what was saved: the first that can be compared with. */
  const resolveUsual = async (judged: Judged, isStale: IsStale): Promise<Resolving> => {
    const head = (await gitFor(judged))?.head ? ['git:HEAD'] : [];
    for (const id of [...head, ...usualRun(await runsFor(judged), judged), 'saved']) {
      const resolved = await resolve(id, judged, isStale);
      if (resolved.kind !== 'problem') return resolved;
    }
    return { kind: 'none' };
  };
  return {
    resolve,
    course: async (judged) => courseOf(await runsFor(judged)),
    pins: (judged) => pinnedRuns(projectOf(judged, store)),
    async pin(id, isPinned, judged) {
      const problem = await setPin(projectOf(judged, store), id, isPinned ? 'pinned' : 'unpinned');
      if (problem !== undefined) warn(problem);
      runs = undefined;
    },
    keptPolicies: (judged) => keptPolicies(projectOf(judged, store)),
    changed(what) {
      kept.changed(what);
      if (what !== 'answers') runs = undefined;
      if (what === 'files') git = undefined;
    },
    recordsChanged(isOther) {
      kept.forgetRuns(isOther);
      runs = undefined;
    },
    async groups(judged) {
      return [
        { title: 'Policy', options: [savedOption, ...gitOptions(await gitFor(judged))] },
        { title: 'Runs', options: runOptions(await runsFor(judged)) },
        { title: 'Models', options: otherModels(judged) },
        { title: 'Nothing', options: [{ id: 'none', label: 'nothing', detail: 'shows no changes' }] },
      ].filter(({ options }) => options.length > 0);
    },
  };
}

/** What was read for a suite, and is read again when something has changed. */
interface Kept<T> {
  readonly suite: Judged['suite'];
  readonly value: Promise<T>;
}

/**
 * The id of the run that says most of how it was before: the newest one of the model that is shown, else of any. One of a few
 * cases, or one that was cancelled early, says little: it has to have evaluated at least half as many as there are.
 */
function usualRun(runs: readonly ListedRun[], { suite, cases }: Judged): readonly string[] {
  const telling = runs.filter(({ summary: { metrics } }) => {
    const { total, notEvaluated } = metrics.cases;
    return total - notEvaluated >= cases.size / 2;
  });
  const run = telling.find(({ summary }) => summary.model.name === suite.model) ?? telling[0];
  return run ? [`run:${run.id}`] : [];
}

async function readRuns(
  judged: Judged,
  store: DocumentStore,
  noteUnreadable: (path: string) => Promise<void>,
): Promise<readonly ListedRun[]> {
  const project = projectOf(judged, store);
  const folder = runsFolder(project);
  const pinned = await pinnedRuns(project);
  const suite = wantedSuite(judged.suite.suite, project);
  const { runs, unreadable } = await listSummaries(folder, { suite, most: mostRuns, pinned });
  for (const { id } of unreadable) await noteUnreadable(join(folder, `${id}.json`));
  return runs;
}

/** What cannot be read is told of once, however often somebody tries. */
function onceEach(warn: (message: string) => void): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    if (!told.has(message)) warn(message);
    told.add(message);
  };
}

/** What the repository of the policy has; undefined where there is none, or git may not be run. */
async function readGit({ policy: { policy } }: Judged, { isTrusted }: BaselineContext): Promise<Revisions | undefined> {
  const repository = isTrusted() ? await openGit(policy.path) : undefined;
  if (repository?.kind !== 'repository') return undefined;
  return listRevisions(
    repository,
    policy.sources.map(({ path }) => path),
    { references: 12, commits: 0 },
  );
}
