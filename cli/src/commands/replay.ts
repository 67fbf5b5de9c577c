import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openDocuments } from '#engine/document/documents.ts';
import { createReplay, type Replay } from '#engine/replay/replay.ts';
import type { ReplayReport } from '#engine/replay/replayReport.ts';
import { replayReporters } from '#engine/report/replayReporters.ts';
import { readSession } from '../exchange.ts';
import { type ExitCode, exitCodes } from '../exitCode.ts';
import { lineCounter } from '../lineCounter.ts';
import { loadPolicy } from '../load.ts';
import { loadBaseline } from '../loadBaseline.ts';
import { linesOf } from '../logLines.ts';
import type { ArgsOf } from '../options.ts';
import { placesOfRules } from '../places.ts';
import { complain, isProblem, type Problem, problem, warn } from '../problem.ts';
import { styleFor } from '../terminal.ts';
import type { World } from '../world.ts';

/** `railwright replay POLICY LOG` */
export async function replay(args: ArgsOf<'replay'>, world: World): Promise<ExitCode> {
  const documents = openDocuments(world.files);
  const now = loadPolicy(resolve(world.folder, args.policy), documents);
  if (isProblem(now)) return complain(now, world);
  const before =
    args.baseline === undefined ? undefined : await loadBaseline(args.baseline, args.policy, documents, world);
  if (before && isProblem(before)) return complain(before, world);
  const session = readSession(args.session);
  if (isProblem(session)) return complain(session, world);
  const log = await openLog(args.log, world);
  if (isProblem(log)) return complain(log, world);
  const report = await replayAll(createReplay({ now, before, session }), log.chunks, world);
  if (isProblem(report)) return complain(report, world);
  if (report.entries === 0) return complain(problem(`\`${args.log}\` holds no exchange`), world);
  const replayed = { replay: report, log: args.log, baseline: args.baseline, rules: placesOfRules(now, documents) };
  world.stdout.write(replayReporters[args.format](replayed, styleFor(world.stdout, world)));
  return exitCodeOf(report);
}

interface Log {
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

async function openLog(named: string, world: World): Promise<Log | Problem> {
  if (named === '-') return { chunks: world.inputChunks() };
  const path = resolve(world.folder, named);
  const found = await stat(path).catch(() => undefined);
  if (!found) return problem(`cannot read \`${named}\`: no such file`);
  if (found.isDirectory()) return problem(`cannot read \`${named}\`: it is a folder`);
  return { chunks: createReadStream(path, { highWaterMark: 2 ** 20 }) };
}

/** Reads to the end, unless somebody stops it: what was found until then is reported. */
async function replayAll(replaying: Replay, chunks: Log['chunks'], world: World): Promise<ReplayReport | Problem> {
  const signal = world.interruption();
  const counter = lineCounter(world);
  try {
    for await (const lines of linesOf(chunks)) {
      for (const line of lines) replaying.push(line);
      counter.add(lines.length);
      if (!signal.aborted) continue;
      counter.clear();
      warn('cancelled: the rest of the log was not read', world);
      return replaying.report();
    }
    return replaying.end();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return problem(`cannot read the log: ${message}`);
  } finally {
    counter.clear();
  }
}

function exitCodeOf({ isWhole, changes, unreplayed }: ReplayReport): ExitCode {
  if (!isWhole) return exitCodes.incomplete;
  if (changes['newly-stopped'].n + changes['newly-passed'].n > 0) return exitCodes.findings;
  return unreplayed.length > 0 ? exitCodes.incomplete : exitCodes.ok;
}
