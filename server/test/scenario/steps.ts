import { askingSteps } from './askingSteps.ts';
import { editingSteps } from './editingSteps.ts';
import { givenSteps } from './givenSteps.ts';
import { runningSteps } from './runningSteps.ts';
import { showingSteps } from './showingSteps.ts';
import type { World } from './world.ts';

/** Plays a step; `body` is the block below it. What it gives stands in the block of a `Then` step. */
export type Play = (world: World, args: readonly string[], body: string) => Promise<string | undefined>;

/** How each step is written, without its first word. */
export type Steps = readonly (readonly [RegExp, Play])[];

export const steps: Steps = [...givenSteps, ...editingSteps, ...askingSteps, ...runningSteps, ...showingSteps];
