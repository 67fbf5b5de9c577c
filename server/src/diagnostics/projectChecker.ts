import { checkProject, isCorrectable } from '#engine/check/checkProject.ts';
import { policiesTestedBy } from '#engine/check/project/gatherEvidence.ts';
import type { Diagnostic } from '#engine/document/diagnostic.ts';
import { type Documents, isParsed } from '#engine/document/documents.ts';
import type { DocumentStore } from '../documentStore.ts';
import { putOff, type Schedule } from '../schedule.ts';
import { takeTurns } from '../turns.ts';
import { workspaceFiles } from '../workspaceFiles.ts';
import type { Diagnoser } from './diagnoser.ts';
import { isLargeSuite } from './largeSuite.ts';
import { areUnchanged, notingTexts, type SeenTexts } from './seenTexts.ts';

/** What the cases of the workspace show of its policies. */
export interface ProjectFindings {
  /** What is wrong with a policy by its cases; undefined until they are judged as they stand. The same list as long as it holds. */
  of(path: string): readonly Diagnostic[] | undefined;
}

/** Judges the cases of policies when the author pauses: what the rules do in them is no work for a keystroke. */
export interface ProjectChecker extends ProjectFindings {
  /** A text or a file is another one: what is under way is let go, and all is looked at again after a pause. */
  changed(): void;
  /** From now on, policies that are not open are of interest as well. They come after those that are. */
  includeClosed(): void;
}

export interface ProjectCheckerHost {
  readonly store: DocumentStore;
  readonly schedule: Schedule;
  /** There is something new to be said of these policies. */
  onFound(paths: readonly string[]): void;
}

/** How long a pause in the typing is, in milliseconds. */
const pauseMs = 400;

interface Judged {
  /** Undefined where the cases show nothing. */
  readonly diagnostics: readonly Diagnostic[] | undefined;
  readonly seen: SeenTexts;
  /** The suites that test the policy. */
  readonly suites: readonly string[];
  /** Whether a finding that the cases may take back has been told without them. */
  readonly isCorrectable: boolean;
}

export function createProjectChecker({ store, schedule, onFound }: ProjectCheckerHost): ProjectChecker {
  const { documents } = store;
  const known = new Map<string, Judged>();
  let changes = 0;
  let withClosed = false;
  const current = (path: string): Judged | undefined => {
    const judged = known.get(path);
    return judged && areUnchanged(judged.seen, documents) ? judged : undefined;
  };
  const keep = (path: string, judged: Judged): void => {
    const before = known.get(path)?.diagnostics ?? [];
    known.set(path, judged);
    if (before.length > 0 || judged.diagnostics?.length || judged.isCorrectable) onFound([path]);
  };
  const pause = putOff(schedule, async () => {
    const begun = changes;
    const goesOn = takeTurnsUnless(() => changes !== begun);
    const { policies, suites } = await filesOf(store, withClosed);
    const testing = await suitesByPolicy(suites, documents, goesOn);
    for (const path of testing ? policies : []) {
      const own = testing?.get(path) ?? [];
      if (isSame(current(path)?.suites, own)) continue;
      const judged = await judge(path, own, documents, goesOn);
      if (!judged) return;
      keep(path, judged);
    }
  });
  return {
    of: (path) => current(path)?.diagnostics,
    changed() {
      changes++;
      pause.in(pauseMs);
    },
    includeClosed() {
      if (withClosed) return;
      withClosed = true;
      pause.in(pauseMs);
    },
  };
}

const isSame = (a: readonly string[] | undefined, b: readonly string[]): boolean =>
  a?.length === b.length && b.every((each, index) => each === a[index]);

/** Awaited between the parts of the work: lets other work have its turn, and gives whether this goes on. */
type GoesOn = () => Promise<boolean>;

function takeTurnsUnless(isCalledOff: () => boolean): GoesOn {
  const takeTurn = takeTurns();
  return async () => !((await takeTurn()) && isCalledOff());
}

interface ProjectPaths {
  /** Those that are open come first. */
  readonly policies: readonly string[];
  readonly suites: readonly string[];
}

async function filesOf(store: DocumentStore, withClosed: boolean): Promise<ProjectPaths> {
  const open = new Set(store.drafts().map(({ path }) => path));
  const files = Map.groupBy(await workspaceFiles(store), ({ kind }) => kind);
  const policies = (files.get('policy') ?? []).map(({ path }) => path);
  return {
    policies: withClosed ? policies : policies.filter((path) => open.has(path)),
    suites: (files.get('suite') ?? []).map(({ path }) => path),
  };
}

/** The suites that test each policy; undefined when the work is called off. */
async function suitesByPolicy(
  suites: readonly string[],
  documents: Documents,
  goesOn: GoesOn,
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  const found = new Map<string, string[]>();
  for (const suite of suites) {
    for (const policy of policiesTestedBy(suite, documents)) found.set(policy, [...(found.get(policy) ?? []), suite]);
    if (!(await goesOn())) return undefined;
  }
  return found;
}

/** Judges the cases of a policy, a part at a time; undefined when the work is called off. */
async function judge(
  path: string,
  suites: readonly string[],
  documents: Documents,
  goesOn: GoesOn,
): Promise<Judged | undefined> {
  const seen = new Map<string, string>();
  const noting = notingTexts(documents, seen);
  const document = noting.parse(path);
  const isTooMuch = suites.some((suite) => isLargeSuite(suite, noting));
  if (!isParsed(document) || isTooMuch) return { diagnostics: undefined, seen, suites, isCorrectable: false };
  const work = checkProject(document, noting, { suitesFor: () => suites });
  for (;;) {
    const { done, value } = work.next();
    if (done) return { diagnostics: value, seen, suites, isCorrectable: isCorrectable(document, noting) };
    if (!(await goesOn())) return undefined;
  }
}

/** A diagnoser whose news has the cases judged again. */
export function withProjectChecks(diagnoser: Diagnoser, { changed }: Pick<ProjectChecker, 'changed'>): Diagnoser {
  const then =
    <About extends readonly unknown[]>(tell: (...about: About) => void) =>
    (...about: About): void => {
      tell(...about);
      changed();
    };
  return {
    opened: then(diagnoser.opened),
    edited: then(diagnoser.edited),
    closed: then(diagnoser.closed),
    changed: then(diagnoser.changed),
    changedAll: then(diagnoser.changedAll),
  };
}
