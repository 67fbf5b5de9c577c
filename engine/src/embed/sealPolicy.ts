import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import { compiledPolicy, type Policy } from './policy.ts';

export const sealPolicy = (compiled: CompiledPolicy): Policy => ({
  id: compiled.policy.id,
  version: compiled.policy.version,
  [compiledPolicy]: compiled,
});

/**
 * How a policy judges.
 * @throws TypeError when it is no policy of `compilePolicy`: a program that goes on without one would guard nothing
 */
export function unsealPolicy(policy: Policy): CompiledPolicy {
  const compiled = policy?.[compiledPolicy];
  if (compiled === undefined)
    throw new TypeError('there is no policy: compilePolicy gives none where it finds an error');
  return compiled as CompiledPolicy; // nothing else has the symbol
}
