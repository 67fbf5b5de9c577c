import { resolve } from 'node:path';
import { compilePolicy } from '#engine/compile/compilePolicy.ts';
import type { Result } from '#engine/document/diagnostic.ts';
import { type Documents, isParsed, openDocuments } from '#engine/document/documents.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import { nounJson } from '#engine/report/nounJson.ts';
import { readSettings } from '#engine/settings/readSettings.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { type ExitCode, exitCodes } from '../exitCode.ts';
import type { ArgsOf } from '../options.ts';
import { complain, problem } from '../problem.ts';
import type { World } from '../world.ts';

/** What a stage makes of a file: its noun, and what is wrong. */
type Stage = (document: ParsedDocument, documents: Documents) => Result<unknown>;

const stages = {
  document: ({ path, root, value, diagnostics }) => ({ value: { path, root, value }, diagnostics }),
  policy: readPolicy,
  suite: readSuite,
  settings: readSettings,
  compiled: (document, documents) => {
    const policy = readPolicy(document, documents);
    const compiled = compilePolicy(policy.value);
    return { value: compiled.value, diagnostics: [...policy.diagnostics, ...compiled.diagnostics] };
  },
} satisfies Readonly<Record<ArgsOf<'show'>['stage'], Stage>>;

/** `railwright show STAGE FILE` */
export async function show({ stage, file }: ArgsOf<'show'>, world: World): Promise<ExitCode> {
  const documents = openDocuments(world.files);
  const document = documents.parse(resolve(world.folder, file));
  if (!isParsed(document)) return complain(problem(`cannot read \`${file}\`: ${document.reason}`), world);
  const shown = stages[stage](document, documents);
  world.stdout.write(nounJson(shown));
  return shown.diagnostics.some(({ level }) => level === 'error') ? exitCodes.findings : exitCodes.ok;
}
