import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '#disk/projectFolder.ts';
import { writeWhole } from '#disk/writeWhole.ts';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { judgeProbe } from '#engine/replay/judgeProbe.ts';
import { type Probe, subjectOf } from '#engine/replay/probe.ts';
import { probeOfCase } from '#engine/replay/probeCase.ts';
import { type ProbesReading, probesPath, readProbes, writeProbes } from '#engine/replay/probesFile.ts';
import { readableId } from '#engine/replay/readableId.ts';
import { readSubject } from '#engine/replay/readSubject.ts';
import type { PanelMessage } from '#protocol/panel/messages.ts';
import type { ProbesProblem } from '#protocol/panel/probes.ts';
import type { JudgedProbe } from '#view/context.ts';
import type { DocumentStore } from '../documentStore.ts';
import { freeId } from './freeId.ts';
import type { LiveSuite, Problem } from './liveSuite.ts';

/** The questions that are kept in view, in a file of the project. */
export interface Probes {
  judged(suite: LiveSuite, policy: CompiledPolicy): PinnedProbes;
  add(suite: LiveSuite, message: Extract<PanelMessage, { kind: 'addProbe' }>): Promise<void>;
  remove(suite: LiveSuite, id: string): Promise<void>;
  /** Says no more why the last change came to nothing. */
  dismissProblem(suite: LiveSuite): void;
}

/** The probes as they are judged, and what is wrong with their file, or with the last change of it. */
export interface PinnedProbes {
  readonly judged: readonly JudgedProbe[];
  readonly problem?: ProbesProblem;
}

type EditProbes = (probes: readonly Probe[]) => readonly Probe[] | Problem;

/** A file of probes that cannot be read is left as it is. */
export function createProbes({ documents, folders }: DocumentStore): Probes {
  /** Why the last change came to nothing, by the path of the file. */
  const failures = new Map<string, string>();
  const pathOf = ({ suite }: LiveSuite): string =>
    join(projectFolder(suite.path, documents, folders.of(suite.path)), probesPath);
  const read = (suite: LiveSuite): ProbesReading => {
    const path = pathOf(suite);
    const content = documents.read(path);
    if (content.kind === 'text') return documents.derive(`probes:${path}`, content.text, readProbes);
    return existsSync(path)
      ? { kind: 'unreadable', message: `cannot read \`${probesPath}\`: ${content.reason}` }
      : { kind: 'probes', probes: [] };
  };
  const probesOf = (suite: LiveSuite): readonly Probe[] => {
    const reading = read(suite);
    return reading.kind === 'probes' ? reading.probes : [];
  };
  // One after the other: each begins with what the one before has written.
  let written = Promise.resolve();
  const change = (suite: LiveSuite, edit: EditProbes): Promise<void> => {
    written = written.then(async () => {
      const failure = await write(pathOf(suite), read(suite), edit);
      if (failure === undefined) failures.delete(pathOf(suite));
      else failures.set(pathOf(suite), failure);
    });
    return written;
  };
  return {
    judged(suite, policy) {
      const problem = problemOf(read(suite), failures.get(pathOf(suite)));
      const judged = probesOf(suite).map((probe) => ({ probe, answer: judgeProbe(probe, policy) }));
      return { judged, ...(problem && { problem }) };
    },
    add: (suite, message) => change(suite, (probes) => withProbe(probes, probeOf(suite, message))),
    remove: (suite, id) => change(suite, (probes) => probes.filter((probe) => probe.id !== id)),
    dismissProblem: (suite) => void failures.delete(pathOf(suite)),
  };
}

function problemOf(reading: ProbesReading, failure: string | undefined): ProbesProblem | undefined {
  if (reading.kind === 'unreadable') return { message: reading.message, dismissible: false };
  return failure === undefined ? undefined : { message: failure, dismissible: true };
}

/** @returns why nothing was written, if so */
async function write(path: string, reading: ProbesReading, edit: EditProbes): Promise<string | undefined> {
  if (reading.kind === 'unreadable') return reading.message;
  const edited = edit(reading.probes);
  if ('message' in edited) return edited.message;
  return writeWhole(path, writeProbes(edited)).then(
    () => undefined,
    (error: unknown) => `cannot write \`${probesPath}\`: ${error instanceof Error ? error.message : String(error)}`,
  );
}

function withProbe(probes: readonly Probe[], probe: Probe | Problem): readonly Probe[] | Problem {
  if ('message' in probe) return probe;
  return [...probes, { ...probe, id: freeId(probe.id, (taken) => probes.some((each) => each.id === taken)) }];
}

/** Of a case, what it asks; of what was typed, with the session that the suite's cases have. */
function probeOf(
  suite: LiveSuite,
  { from, text = '', wanted }: Extract<PanelMessage, { kind: 'addProbe' }>,
): Probe | Problem {
  const testCase = from && (suite.caseById(from.key) ?? suite.caseById(from.key.replace(/#\d+$/, '')));
  if (testCase) return probeOfCase(testCase);
  const read = readSubject(text);
  if (read.kind === 'problem') return read;
  const session = suite.suite.cases[0]?.exchange.session;
  const { subject } = read;
  return {
    id: readableId(subjectOf(subject)),
    ...subject,
    ...(session && { session }),
    ...(wanted && { wanted }),
  };
}
