import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root, sampleWorkspace } from './project.ts';

export interface Sample {
  readonly folder: string;
  /** What a first look should find open. */
  readonly suite: string;
  readonly policy: string;
}

/** A copy of the sample workspace to edit freely: kept from start to start, made anew when it is to be `fresh`. */
export async function ensureSample({ fresh }: { readonly fresh: boolean }): Promise<Sample> {
  const folder = join(root, '.cache', 'sample');
  if (fresh) await rm(folder, { recursive: true, force: true });
  if (!existsSync(folder)) await cp(sampleWorkspace, folder, { recursive: true });
  return { folder, suite: join(folder, 'support.suite.yaml'), policy: join(folder, 'support.policy.yaml') };
}
