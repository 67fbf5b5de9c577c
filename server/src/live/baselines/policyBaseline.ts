import { openDocuments } from '#engine/document/documents.ts';
import type { Files } from '#engine/document/files.ts';
import { hashOf } from '../hashOf.ts';
import type { IsStale, Judged } from '../judge.ts';
import { answersOf } from '../liveSuite.ts';
import { policyAt } from '../policyAt.ts';
import type { BaselineContext, Resolving } from './baselines.ts';

interface PolicyBaseline {
  readonly id: string;
  readonly label: string;
  /** Where the policy and all that it draws on are read. */
  readonly files: Files;
}

/** The policy as some files have it, on the same answers. */
export async function policyBaseline(
  { id, label, files }: PolicyBaseline,
  { suite, policy: now }: Judged,
  { judge, store }: BaselineContext,
  isStale: IsStale,
): Promise<Resolving> {
  const policy = policyAt(now.policy.path, openDocuments(files));
  if (policy.kind === 'problem') return { kind: 'problem', id, label, message: policy.message };
  const { compiled } = policy;
  const cases = await judge.judgeBy(compiled, suite, isStale);
  if (cases === 'stale') return { kind: 'stale' };
  const facts = {
    policy: { version: compiled.policy.version, sha256: hashOf(compiled.policy.sources, store) },
    suite: { sha256: hashOf(suite.suite.sources, store) },
    model: suite.model,
    answers: answersOf(suite, cases),
  };
  return { kind: 'baseline', id, label, cases, policy: compiled, facts };
}
