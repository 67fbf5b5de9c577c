import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { projectFolder } from '#disk/projectFolder.ts';
import { writeWhole } from '#disk/writeWhole.ts';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { judgeProbe } from '#engine/replay/judgeProbe.ts';
import type { Probe } from '#engine/replay/probe.ts';
import { probeOfCase } from '#engine/replay/probeCase.ts';
import { probesPath, readProbes, writeProbes } from '#engine/replay/probesFile.ts';
import { readSubject } from '#engine/replay/readSubject.ts';
import type { PanelMessage } from '#protocol/panel.ts';
import type { JudgedProbe } from '#view/context.ts';
import type { DocumentStore } from '../documentStore.ts';
import { freeId } from './freeId.ts';
import type { LiveSuite } from './liveSuite.ts';

/** The questions that are kept in view, in a file of the project. */
export interface Probes {
  judged(suite: LiveSuite, policy: CompiledPolicy): readonly JudgedProbe[];
  find(suite: LiveSuite, id: string): Probe | undefined;
  add(suite: LiveSuite, message: Extract<PanelMessage, { kind: 'addProbe' }>): Promise<void>;
  remove(suite: LiveSuite, id: string): Promise<void>;
}

/** @param warn hears what cannot be read or written: the file is then left as it is */
export function createProbes({ documents, folders }: DocumentStore, warn: (message: string) => void): Probes {
  const pathOf = ({ suite }: LiveSuite): string =>
    join(projectFolder(suite.path, documents, folders.of(suite.path)), probesPath);
  const read = (suite: LiveSuite): readonly Probe[] | undefined => {
    const content = documents.read(pathOf(suite));
    if (content.kind === 'unreadable') return [];
    // What is wrong is told once of each text, although it is read for each view.
    return documents.derive(`probes:${pathOf(suite)}`, content.text, (text) => {
      const reading = readProbes(text);
      if (reading.kind === 'probes') return reading.probes;
      warn(reading.message);
      return undefined;
    });
  };
  const write = async (suite: LiveSuite, edit: (probes: readonly Probe[]) => readonly Probe[]): Promise<void> => {
    const probes = read(suite);
    if (!probes) return warn(`the probes stay as they are: \`${probesPath}\` cannot be read`);
    await writeWhole(pathOf(suite), writeProbes(edit(probes))).catch((error: unknown) =>
      warn(`cannot write \`${probesPath}\`: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  // One after the other: each begins with what the one before has written.
  let written = Promise.resolve();
  const change: typeof write = (suite, edit) => {
    written = written.then(() => write(suite, edit));
    return written;
  };
  return {
    judged: (suite, policy) => (read(suite) ?? []).map((probe) => ({ probe, answer: judgeProbe(probe, policy) })),
    find: (suite, id) => read(suite)?.find((probe) => probe.id === id),
    async add(suite, message) {
      const probe = probeOf(suite, message);
      if ('message' in probe) return warn(probe.message);
      await change(suite, (probes) => {
        const id = freeId(probe.id, (taken) => probes.some((each) => each.id === taken));
        return [...probes, { ...probe, id }];
      });
    },
    remove: (suite, id) => change(suite, (probes) => probes.filter((probe) => probe.id !== id)),
  };
}

/** Of a case, what it asks; of what was typed, with the session that the suite's cases have. */
function probeOf(
  suite: LiveSuite,
  { from, text = '', wanted }: Extract<PanelMessage, { kind: 'addProbe' }>,
): Probe | { readonly message: string } {
  const testCase = from && (suite.caseById(from.key) ?? suite.caseById(from.key.replace(/#\d+$/, '')));
  if (testCase) return probeOfCase(testCase);
  const read = readSubject(text);
  if (read.kind === 'problem') return read;
  const session = suite.suite.cases[0]?.exchange.session;
  return { id: randomUUID().slice(0, 8), ...read.subject, ...(session && { session }), ...(wanted && { wanted }) };
}
