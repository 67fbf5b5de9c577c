import { setImmediate } from 'node:timers/promises';
import { checkPageUrl } from '#disk/checkPages.ts';
import { checkFile, inspectFile } from '#engine/check/checkFile.ts';
import { checkEvidence, type ReachableRules, reachableRules } from '#engine/check/checkProject.ts';
import { checkToolsFile } from '#engine/check/checkTools.ts';
import type { EvidenceOrBroken } from '#engine/check/project/evidence.ts';
import { gatherEvidence, policyNamedBy } from '#engine/check/project/gatherEvidence.ts';
import { readKeptPolicy } from '#engine/compile/readCompiledPolicy.ts';
import type { Diagnostic } from '#engine/document/diagnostic.ts';
import { type Documents, isParsed, openApart } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { finish } from '#engine/rejudge/work.ts';
import { type CheckedFile, checkedFiles } from '#engine/report/checkedFile.ts';
import { type Problem, problem } from '../problem.ts';
import { type SuiteQueue, type SuiteToJudge, takeSuites } from './suiteQueue.ts';

/** What cases show of policies, by the paths of these. */
export type EvidenceByPolicy = ReadonlyMap<string, EvidenceOrBroken>;

export interface JudgedSuite {
  readonly evidence: EvidenceByPolicy;
  readonly file?: CheckedFile | Problem;
}

export type JudgedInQueue = readonly [index: number, judged: JudgedSuite];

/** A file to check that is no suite: of a policy, with what the cases show of it; or a file of tools. */
export interface FileToCheck {
  readonly path: string;
  readonly evidence?: EvidenceOrBroken;
}

/**
 * Does a part of a check, in this thread or in another. What it was asked before makes later questions cheap: a policy is
 * best checked where its suites have been judged.
 */
export interface Shard {
  /** Judges suites of the queue until none is left. Tells what it has, by the indexes of the suites, as it goes. */
  judge(queue: SuiteQueue, tell: (judged: readonly JudgedInQueue[]) => void): Promise<void>;
  /** One for each of the files. */
  check(files: readonly FileToCheck[]): Promise<readonly (CheckedFile | Problem)[]>;
  /** There are no more questions. */
  end(): void;
}

/** Does its part in this thread. What other threads tell is heard in between. */
export function localShard(documents: Documents): Shard {
  const inspected = new Map<string, InspectedPolicy>();
  return {
    async judge(queue, tell) {
      for (let taken = takeSuites(queue); taken.length > 0; taken = takeSuites(queue)) {
        tell(taken.map(([index, suite]) => [index, judgeSuite(suite, documents, inspected)]));
        await setImmediate();
      }
    },
    check: (files) => Promise.resolve(files.map((file) => checkOne(file, documents, inspected.get(file.path)))),
    end: () => undefined,
  };
}

/** What can be said of a policy before all cases are judged. */
interface InspectedPolicy {
  readonly diagnostics: readonly Diagnostic[];
  readonly reachable: ReachableRules | undefined;
}

/**
 * Nobody asks for a suite twice: what was made of it is let go, as memory that is kept takes time to look after. The
 * policies that it tests are inspected as long as they are compiled.
 */
function judgeSuite(
  { path, isChecked }: SuiteToJudge,
  documents: Documents,
  inspected: Map<string, InspectedPolicy>,
): JudgedSuite {
  const apart = openApart(path, documents);
  // What is kept of a policy holds on to the documents that it was read with.
  const policy = policyNamedBy(path, apart);
  if (policy !== undefined) readKeptPolicy(policy, documents);
  const evidence = finish(gatherEvidence(path, apart));
  for (const tested of evidence.keys())
    if (!inspected.has(tested)) inspected.set(tested, inspectPolicy(tested, documents));
  return { evidence, ...(isChecked && { file: checkOne({ path }, apart) }) };
}

function inspectPolicy(path: string, documents: Documents): InspectedPolicy {
  const document = documents.parse(path);
  const diagnostics = isParsed(document) ? inspectFile('policy', document, documents) : [];
  return { diagnostics, reachable: reachableRules(path, documents) };
}

function checkOne(
  { path, evidence }: FileToCheck,
  documents: Documents,
  inspected?: InspectedPolicy,
): CheckedFile | Problem {
  const kind = kindOfFile(path);
  const document = documents.parse(path);
  if (!isParsed(document)) return problem(`cannot read \`${documents.display(path)}\`: ${document.reason}`);
  const fromCases = evidence && checkEvidence(document, documents, evidence, inspected?.reachable);
  const diagnostics = kind
    ? checkFile(kind, document, documents, fromCases, inspected?.diagnostics)
    : checkToolsFile(document, documents);
  const [file] = checkedFiles([path], diagnostics, documents, checkPageUrl);
  return file ?? problem(`cannot check \`${documents.display(path)}\``);
}
