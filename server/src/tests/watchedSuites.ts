import { type ReadCompiledPolicy, readCompiledPolicy } from '#engine/compile/readCompiledPolicy.ts';
import type { Result } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import type { Source } from '#engine/policy/policy.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import type { Case, Suite } from '#engine/suite/suite.ts';
import type { TestsChanged } from '#protocol/tests.ts';
import type { DocumentStore } from '../documentStore.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { takeTurns } from '../turns.ts';
import { changedCases } from './changedCases.ts';

/** A suite as it was read last, and the policy that judges its cases. */
export interface WatchedSuite extends Result<Suite> {
  readonly policy: ReadCompiledPolicy | undefined;
  /** What the files of the policy say: a comment makes no other policy. */
  readonly meaning: string;
}

/** The suites whose cases somebody knows of. */
export interface WatchedSuites {
  /** A suite as it stands, watched from now on; undefined where its file cannot be read. */
  read(path: string): WatchedSuite | undefined;
  /** What has become of them since they were read last. */
  changes(): Promise<Pick<TestsChanged, 'suites' | 'outdated'>>;
}

export function createWatchedSuites(store: DocumentStore): WatchedSuites {
  const watched = new Map<string, WatchedSuite>();
  const read = (path: string): WatchedSuite | undefined => {
    const before = watched.get(path);
    if (before && isSameText(store, before.value.sources) && isSamePolicy(store, before)) return before;
    const now = readWatched(store, path, before);
    if (now) watched.set(path, now);
    else watched.delete(path);
    return now;
  };
  return {
    read,
    async changes() {
      const suites: TestsChanged['suites'][number][] = [];
      const outdated: TestsChanged['outdated'][number][] = [];
      for (const [path, before] of [...watched]) {
        const areCasesOther = !isSameText(store, before.value.sources);
        const now = read(path);
        if (now === before) continue;
        const suite = uriOfPath(path);
        suites.push({ uri: suite, areCasesOther });
        const cases = now ? await outdatedCases(before, now) : [];
        if (cases.length > 0) outdated.push({ suite, cases });
      }
      return { suites, outdated };
    },
  };
}

function readWatched(store: DocumentStore, path: string, before: WatchedSuite | undefined): WatchedSuite | undefined {
  const { documents } = store;
  const document = documents.parse(path);
  if (!isParsed(document)) return undefined;
  const isSame = before !== undefined && isSameText(store, before.value.sources);
  const read = isSame ? before : readSuite(document, documents);
  const policy = policyOf(store, read.value);
  const isSamePolicy = policy !== undefined && policy.policy === before?.policy?.policy;
  const meaning = isSamePolicy ? before.meaning : meaningOf(store, policy?.policy.sources ?? []);
  return { value: read.value, diagnostics: read.diagnostics, policy, meaning };
}

const policyOf = ({ documents }: DocumentStore, { policy }: Suite): ReadCompiledPolicy | undefined =>
  policy && readCompiledPolicy(policy.value, documents);

const isSamePolicy = (store: DocumentStore, { value, policy }: WatchedSuite): boolean =>
  policyOf(store, value)?.policy === policy?.policy;

const isSameText = ({ documents }: DocumentStore, sources: readonly Source[]): boolean =>
  sources.every(({ path, text }) => {
    const content = documents.read(path);
    return content.kind === 'text' && content.text === text;
  });

function meaningOf({ documents }: DocumentStore, sources: readonly Source[]): string {
  const parts = sources.map(({ path, text }) => {
    const document = kindOfFile(path) === 'policy' ? documents.parse(path) : undefined;
    return [path, document && isParsed(document) ? document.value : text];
  });
  return JSON.stringify(parts);
}

async function outdatedCases(before: WatchedSuite, now: WatchedSuite): Promise<readonly string[] | 'all'> {
  if (before.meaning !== now.meaning) return 'all';
  if (before.value === now.value) return [];
  const known = new Map<string, Case>(before.value.cases.map((testCase) => [testCase.id, testCase]));
  return changedCases(known, now.value.cases, takeTurns());
}
