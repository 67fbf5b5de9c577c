import type { ReadCompiledPolicy } from '../compile/readCompiledPolicy.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import { brokenBase } from '../policy/bases.ts';
import type { Policy } from '../policy/policy.ts';

/** What is wrong with a policy before it is asked what it means: its text and shape, its conditions, its bases. */
export function policyFaults({
  policy,
  reading,
  compiling,
}: Pick<ReadCompiledPolicy, 'policy' | 'reading' | 'compiling'>): readonly Diagnostic[] {
  const reported = new Set(reading.map(({ location }) => location.range.start));
  const broken = brokenBases(policy, compiling).filter(({ location }) => !reported.has(location.range.start));
  return [...reading, ...compiling, ...broken];
}

/** Rules of a base are compiled with the values and tools of the policy that extends it: what is wrong then is shown at its entry. */
function brokenBases({ bases }: Policy, compiled: readonly Diagnostic[]): readonly Diagnostic[] {
  return bases.flatMap(({ reference, at, files }): readonly Diagnostic[] => {
    const problem = brokenBase(
      reference,
      compiled.filter(({ location }) => files.includes(location.path)),
    );
    return problem ? [{ level: 'error', location: at, ...problem }] : [];
  });
}
