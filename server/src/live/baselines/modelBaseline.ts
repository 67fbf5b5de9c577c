import { hashOf } from '../hashOf.ts';
import { answersOf } from '../liveSuite.ts';
import type { ResolveBaseline } from './baselines.ts';

/** The same policy, on the answers of another model. */
export const modelBaseline: ResolveBaseline = async (model, judged, { judge, store }, isStale) => {
  const [id, label] = [`model:${model}`, `model ${model}`];
  const found = judge.suites.at({ suite: judged.suite.suite.path, model });
  const isPart = judged.suite.leftOut !== undefined;
  const suite = found.kind === 'problem' && isPart ? (found.sound ?? found) : found;
  if (suite.kind === 'problem') return { kind: 'problem', id, label, message: suite.message };
  const { policy } = judged;
  const cases = await judge.judgeBy(policy, suite, isStale);
  if (cases === 'stale') return { kind: 'stale' };
  const facts = {
    policy: { version: policy.policy.version, sha256: hashOf(policy.policy.sources, store) },
    suite: { sha256: hashOf(suite.suite.sources, store) },
    model,
    answers: answersOf(suite, cases),
  };
  return { kind: 'baseline', id, label, cases, policy, facts };
};
