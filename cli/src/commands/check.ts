import { readCheckPage } from '#disk/checkPages.ts';
import type { Level } from '#engine/document/diagnostic.ts';
import { openDocuments } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { type CheckedFile, countLevel } from '#engine/report/checkedFile.ts';
import { reporters } from '#engine/report/reporters.ts';
import { checkInShards } from '../check/checkInShards.ts';
import { findProjectSuites } from '../check/projectSuites.ts';
import { localShard } from '../check/shard.ts';
import { startThreads } from '../check/threads.ts';
import { canBeToolsFile, toolsFilesOf } from '../check/toolsFiles.ts';
import { type ExitCode, exitCodes } from '../exitCode.ts';
import { filesAt } from '../filesAt.ts';
import type { ArgsOf } from '../options.ts';
import { complain, isProblem, isSound } from '../problem.ts';
import { styleFor } from '../terminal.ts';
import type { World } from '../world.ts';

/** `railwright check [PATH…]`. A file that cannot be read does not keep the others from being checked. */
export async function check({ paths, level, failLevel, format }: ArgsOf<'check'>, world: World): Promise<ExitCode> {
  const documents = openDocuments(world.files);
  const found = await filesAt(paths, documents, world, (path) => canBeToolsFile(path, documents));
  const named = [...new Set(found.filter(isSound).flat())];
  const policies = named.filter((path) => kindOfFile(path) === 'policy');
  const suites = await findProjectSuites(policies, documents, world);
  const shards = [...startThreads(new Set([...named, ...suites]).size, world), localShard(documents)];
  // To find them takes reading the policies, for which the start of the threads leaves time.
  const all = [...new Set([...named, ...toolsFilesOf(policies, documents)])];
  const checked = await checkInShards(all, suites, shards).finally(() => {
    for (const shard of shards) shard.end();
  });
  const files = checked.filter(isSound);
  const problems = [...found, ...checked].filter(isProblem);
  if (files.length > 0) {
    const report = { files: withoutLower(files, level), version: world.version, readPage: readCheckPage };
    world.stdout.write(reporters.check[format](report, styleFor(world.stdout, world)));
  }
  for (const each of problems) complain(each, world);
  if (problems.length > 0) return exitCodes.usage;
  const failing = levels.slice(levels.indexOf(failLevel));
  return failing.some((each) => countLevel(files, each) > 0) ? exitCodes.findings : exitCodes.ok;
}

/** From the mildest to the gravest. */
const levels: readonly Level[] = ['information', 'warning', 'error'];

const withoutLower = (files: readonly CheckedFile[], least: Level): readonly CheckedFile[] =>
  files.map((file) => ({
    ...file,
    diagnostics: file.diagnostics.filter(({ level }) => levels.indexOf(level) >= levels.indexOf(least)),
  }));
