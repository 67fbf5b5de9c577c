import { lazily } from '../detect/lazily.ts';
import { deriveFrom } from '../document/deriveFrom.ts';
import type { Diagnostic, Result } from '../document/diagnostic.ts';
import { type Documents, isParsed } from '../document/documents.ts';
import type { Policy } from '../policy/policy.ts';
import { readPolicy } from '../policy/readPolicy.ts';
import { knownScopes } from './cel/scopes.ts';
import { type CompiledPolicy, compilePolicy, type KnownParts } from './compilePolicy.ts';
import { knownDetectors } from './detectors/knownDetectors.ts';

/** A policy with all that it draws on, read and compiled. */
export interface ReadCompiledPolicy {
  readonly policy: Policy;
  readonly compiled: CompiledPolicy;
  /** What is wrong with its text, its shape, its bases and its tools. */
  readonly reading: readonly Diagnostic[];
  /** What is wrong with its conditions: of its own rules, and of those of its bases. */
  readonly compiling: readonly Diagnostic[];
}

/**
 * Reads the policy at a path: once, for itself and for all that draws on it, until a file that it draws on itself reads
 * otherwise. Undefined where the file cannot be read.
 */
export function readKeptPolicy(path: string, documents: Documents): Result<Policy> | undefined {
  return deriveFrom(documents, `policy:${path}`, (watched) => {
    const document = watched.parse(path);
    return isParsed(document) ? readPolicy(document, watched) : undefined;
  });
}

/** Reads and compiles the policy at a path, as `readKeptPolicy`. */
export function readCompiledPolicy(path: string, documents: Documents): ReadCompiledPolicy | undefined {
  const read = readKeptPolicy(path, documents);
  if (!read) return undefined;
  const { value: policy, diagnostics: reading } = read;
  const kept = keptOf(documents);
  const compiling = kept.found.get(policy) ?? compile(policy, kept).diagnostics;
  return {
    policy,
    reading,
    compiling,
    get compiled() {
      return kept.compiled.get(policy) ?? compile(policy, kept).value;
    },
  };
}

/** A compiled policy takes megabytes, and in a workspace of hundreds each is needed once: so many are kept. What was found stays. */
const mostKept = 8;

interface Kept {
  readonly found: WeakMap<Policy, readonly Diagnostic[]>;
  /** The one that was compiled first comes first. */
  readonly compiled: Map<Policy, CompiledPolicy>;
  readonly parts: KnownParts;
}

const keptOf = (documents: Documents): Kept =>
  documents.derive('compiled policies', '', () => ({
    found: new WeakMap(),
    compiled: new Map(),
    parts: { detectors: knownDetectors(), scopes: lazily(() => knownScopes()) },
  }));

function compile(policy: Policy, { found, compiled, parts }: Kept): Result<CompiledPolicy> {
  const result = compilePolicy(policy, parts);
  found.set(policy, result.diagnostics);
  compiled.set(policy, result.value);
  const [oldest] = compiled.keys();
  if (compiled.size > mostKept && oldest) compiled.delete(oldest);
  return result;
}
