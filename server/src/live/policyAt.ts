import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { readCompiledPolicy } from '#engine/compile/readCompiledPolicy.ts';
import type { Diagnostic } from '#engine/document/diagnostic.ts';
import { type Documents, isParsed } from '#engine/document/documents.ts';
import { lineOf } from '#engine/report/checkedFile.ts';

/** A policy that can judge, or what keeps it from that: `the policy has an error in support.policy.yaml:12: …`. */
export type PolicyAt =
  | { readonly kind: 'policy'; readonly compiled: CompiledPolicy }
  | { readonly kind: 'problem'; readonly message: string };

/** The policy at a path, as some documents have it. The same object as long as nothing that it draws on changes. */
export function policyAt(path: string, documents: Documents): PolicyAt {
  const document = documents.parse(path);
  const read = isParsed(document) ? readCompiledPolicy(path, documents) : undefined;
  if (!read)
    return problem(`cannot read \`${documents.display(path)}\`${isParsed(document) ? '' : `: ${document.reason}`}`);
  const error = [...read.reading, ...read.compiling].find(({ level }) => level === 'error');
  return error ? problem(describe(error, documents)) : { kind: 'policy', compiled: read.compiled };
}

const problem = (message: string): PolicyAt => ({ kind: 'problem', message });

const describe = ({ message, location }: Diagnostic, documents: Documents): string =>
  `the policy has an error in ${lineOf(location, documents)}: ${message}`;
