import { type CompiledPolicy, compilePolicy } from '#engine/compile/compilePolicy.ts';
import type { Diagnostic } from '#engine/document/diagnostic.ts';
import { openDocuments } from '#engine/document/documents.ts';
import type { Answer, Exchange } from '#engine/exchange/exchange.ts';
import { readPolicyFile } from '#engine/policy/readPolicy.ts';
import type { Texts } from '../support/check.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { type DrawnPolicy, filesOf, policyPath } from './arbitraries/policies.ts';

/** A policy compiled whatever is wrong with it, and what is. */
export interface Compiled {
  readonly policy: CompiledPolicy;
  readonly errors: readonly Diagnostic[];
}

export function compileFiles(files: Texts): Compiled {
  const read = readPolicyFile(policyPath, openDocuments(memoryFiles(files)));
  if (!read) throw new Error('unreachable: the file is in memory');
  const { value, diagnostics } = compilePolicy(read.value);
  const errors = [...read.diagnostics, ...diagnostics].filter(({ level }) => level === 'error');
  return { policy: value, errors };
}

export const compileDrawn = (drawn: DrawnPolicy): CompiledPolicy => compileFiles(filesOf(drawn)).policy;

/** The same policy with other rules, as they were read. */
export const withRules = (
  { policy }: CompiledPolicy,
  change: (rules: CompiledPolicy['policy']['rules']) => CompiledPolicy['policy']['rules'],
): CompiledPolicy => compilePolicy({ ...policy, rules: change(policy.rules) }).value;

/** Every text of an exchange and its answer, by the name that spans have for it. */
export function textsByName({ messages, documents }: Exchange, { output, calls }: Answer): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { role, content } of messages) {
    const index = counts.get(role) ?? 0;
    counts.set(role, index + 1);
    named.set(`${role}:${index}`, content);
  }
  for (const [index, { text }] of documents.entries()) named.set(`document:${index}`, text);
  if (output !== undefined) named.set('output', output);
  for (const [index, { args }] of calls.entries()) addTexts(args, `call:${index}`, named);
  return named;
}

function addTexts(value: unknown, on: string, named: Map<string, string>): void {
  if (typeof value === 'string') named.set(on, value);
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value))
      addTexts(inner, `${on}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, named);
}

/** A value that throws where somebody writes to it. Walks with a stack of its own. */
export function frozen<T>(root: T): T {
  const stack: unknown[] = [root];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (top === null || typeof top !== 'object') continue;
    Object.freeze(top);
    for (const inner of Object.values(top)) if (inner !== undefined) stack.push(inner);
  }
  return root;
}
