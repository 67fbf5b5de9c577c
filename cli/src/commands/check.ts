import { resolve } from 'node:path';
import { findFiles } from '#disk/findFiles.ts';
import { isIgnored } from '#disk/ignored.ts';
import { checkFile, kindOfFile } from '#engine/check/checkFile.ts';
import { type Documents, isParsed, openDocuments } from '#engine/document/documents.ts';
import { type CheckedFile, checkedFiles, countLevel } from '#engine/report/checkedFile.ts';
import { reporters } from '#engine/report/reporters.ts';
import { type ExitCode, exitCodes } from '../exitCode.ts';
import type { ArgsOf } from '../options.ts';
import { complain, isProblem, isSound, type Problem, problem } from '../problem.ts';
import { styleFor } from '../terminal.ts';
import type { World } from '../world.ts';

/** `railwright check [PATH…]`. A file that cannot be read does not keep the others from being checked. */
export async function check({ paths, format }: ArgsOf<'check'>, world: World): Promise<ExitCode> {
  const documents = openDocuments(world.files);
  const found = await Promise.all((paths.length > 0 ? paths : ['.']).map((path) => filesAt(path, documents, world)));
  const checked = [...new Set(found.filter(isSound).flat())].map((path) => checkOne(path, documents));
  const files = checked.filter(isSound);
  const problems = [...found, ...checked].filter(isProblem);
  if (files.length > 0) world.stdout.write(reporters.check[format]({ files }, styleFor(world.stdout, world)));
  for (const each of problems) complain(each, world);
  if (problems.length > 0) return exitCodes.usage;
  return countLevel(files, 'error') > 0 ? exitCodes.findings : exitCodes.ok;
}

const endings = 'their names end in `.policy.yaml`, `.suite.yaml` (or `.yml`, `.json`), or are `railwright.yaml`';

/** The file at a path that was named, or those below the folder. */
async function filesAt(named: string, documents: Documents, world: World): Promise<readonly string[] | Problem> {
  const path = resolve(world.folder, named);
  if (!world.isFolder(path)) {
    const content = documents.read(path);
    if (content.kind === 'unreadable') return problem(`cannot read \`${named}\`: ${content.reason}`);
    return kindOfFile(path) ? [path] : problem(`\`${named}\` is no policy, suite or settings file`, endings);
  }
  const below = await findFiles(path, (file) => kindOfFile(file) !== undefined);
  const files = below.filter((file) => !isIgnored(file, documents));
  return files.length > 0 ? files : problem(`there is no policy, suite or settings file below \`${named}\``, endings);
}

function checkOne(path: string, documents: Documents): CheckedFile | Problem {
  const kind = kindOfFile(path);
  const document = documents.parse(path);
  if (!isParsed(document)) return problem(`cannot read \`${documents.display(path)}\`: ${document.reason}`);
  const [file] = checkedFiles([path], kind ? checkFile(kind, document, documents) : [], documents);
  return file ?? problem(`cannot check \`${documents.display(path)}\``);
}
