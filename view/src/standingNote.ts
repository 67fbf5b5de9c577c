import type { Standing } from '#engine/history/standing.ts';
import { counted } from './labels.ts';

/** How much of a suite was run. */
export interface RunSize {
  readonly cases: number;
  readonly of: number;
}

/** `only 3 of 64 cases` */
export const partNote = ({ cases, of }: RunSize): string => `only ${cases} of ${counted(of, 'case')}`;

const notes = {
  counts: undefined,
  preview: () => 'no model was called',
  cancelled: () => 'cancelled before its end',
  partial: partNote,
} satisfies Record<Standing, ((size: RunSize) => string) | undefined>;

/** Why a run is not compared as a whole; undefined where it is. */
export const standingNote = (standing: Standing, size: RunSize): string | undefined => notes[standing]?.(size);
