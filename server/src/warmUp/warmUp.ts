import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckedKind } from '#engine/document/fileKind.ts';
import { diagnose, firstLook } from '../diagnostics/diagnose.ts';
import type { ProjectFindings } from '../diagnostics/projectChecker.ts';
import { openDocumentStore } from '../documentStore.ts';
import type { Schedule } from '../schedule.ts';
import { policyText, suiteText } from './texts.ts';

/** Makes the server quick while nothing is asked of it. Ends as soon as `isWanted` says so. */
export type WarmUp = (schedule: Schedule, isWanted: () => boolean) => void;

/** In milliseconds: an editor that starts the server because of a file has opened it by then. */
const afterStart = 150;

/**
 * Checks a policy and its suite, of which nobody hears: what that takes is loaded and compiled then. In paired runs, a suite
 * of 2,000 cases that is opened after it is checked in 314 ms in the place of 402. Between two steps the server answers
 * what has come in the meantime.
 */
export const warmUp: WarmUp = (schedule, isWanted) => {
  const steps = createSteps();
  const next = (delayMs: number): void => {
    schedule(delayMs, () => {
      const step = isWanted() ? steps.shift() : undefined;
      step?.();
      if (step) next(0);
    });
  };
  next(afterStart);
};

/** Beside the program, where nobody has files of these names: what is opened shadows the disk. */
const folder = join(__dirname, 'warm-up');

const policy = { path: join(folder, 'a.policy.yaml'), kind: 'policy' } as const;
const suite = { path: join(folder, 'a.suite.yaml'), kind: 'suite' } as const;

const nothingByCases: ProjectFindings = { of: () => undefined };

function createSteps(): (() => void)[] {
  const store = openDocumentStore([]);
  const open = ({ path, kind }: { path: string; kind: CheckedKind }, text: string): void =>
    store.open(pathToFileURL(path).href, `railwright-${kind}`, 1, text);
  return [
    () => open(policy, policyText),
    () => void diagnose(store, policy, nothingByCases),
    () => open(suite, suiteText),
    () => void firstLook(store, suite),
    () => void diagnose(store, suite, nothingByCases),
  ];
}
