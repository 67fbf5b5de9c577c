import { compilePolicy, type Policy } from '../../src/embed/engine.ts';

/** A policy from the text of its layers. A mistake in it is a mistake in the test: it throws. */
export function policyOf(layers: string): Policy {
  const { policy, diagnostics } = compilePolicy(`policy: test\n${layers}`);
  if (!policy) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return policy;
}
