import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SlowModel } from './slowModel.ts';

export interface MiniProject {
  readonly policy: string;
  /** The input of each case, and what it expects. Their ids are `parcel-1`, `parcel-2`… */
  readonly cases: readonly { readonly input: string; readonly expect?: object }[];
}

/** Writes a policy, a suite and settings by which a slow model is asked one question after the other. */
export async function writeMiniProject(
  folder: string,
  { url }: SlowModel,
  { policy, cases }: MiniProject,
): Promise<void> {
  const models = { slow: { provider: 'openai-compatible', model: 'slow-1', url } };
  const suite = {
    suite: 'mini',
    policy: './mini.policy.yaml',
    model: 'slow',
    cases: cases.map((each, index) => ({ id: `parcel-${index + 1}`, kind: 'normal', ...each })),
  };
  await writeFile(join(folder, 'railwright.yaml'), JSON.stringify({ models, run: { concurrency: 1 } }));
  await writeFile(join(folder, 'mini.policy.yaml'), policy);
  await writeFile(join(folder, 'mini.suite.yaml'), JSON.stringify(suite));
}

/** The paths of the records of runs in a project: none where nothing was run yet. */
export async function recordsIn(folder: string): Promise<readonly string[]> {
  const runs = join(folder, '.railwright', 'runs');
  const names = await readdir(runs).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).map((name) => join(runs, name));
}
