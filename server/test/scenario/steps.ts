import { actionSteps } from './actionSteps.ts';
import { askingSteps } from './askingSteps.ts';
import { editingSteps } from './editingSteps.ts';
import { fileSteps } from './fileSteps.ts';
import { givenSteps } from './givenSteps.ts';
import { liveSteps } from './liveSteps.ts';
import { navigationSteps } from './navigationSteps.ts';
import { pullingSteps } from './pullingSteps.ts';
import { runningSteps } from './runningSteps.ts';
import { settingsSteps } from './settingsSteps.ts';
import { showingSteps } from './showingSteps.ts';
import type { World } from './world.ts';
import { writingSteps } from './writingSteps.ts';

/** Plays a step; `body` is the block below it. What it gives stands in the block of a `Then` step. */
export type Play = (world: World, args: readonly string[], body: string) => Promise<string | undefined>;

/** How each step is written, without its first word. */
export type Steps = readonly (readonly [RegExp, Play])[];

export const steps: Steps = [
  ...givenSteps,
  ...editingSteps,
  ...askingSteps,
  ...actionSteps,
  ...navigationSteps,
  ...pullingSteps,
  ...fileSteps,
  ...runningSteps,
  ...liveSteps,
  ...settingsSteps,
  ...showingSteps,
  ...writingSteps,
];
