import type { DetectorCondition } from '../../policy/policy.ts';
import type { CompileContext } from '../compileContext.ts';
import type { FindInText } from '../outcome.ts';

/**
 * Makes a detector of the options that a rule gives. Options that do not work are reported, and give undefined:
 * the detector is then an error each time it is asked.
 */
export type MakeDetector = (condition: DetectorCondition, context: CompileContext) => FindInText | undefined;

/** How far a detector sees into a text: as it stands, decoded, or also read as words (ROT13, leetspeak, spaced-out). */
export type Sight = 'raw' | 'decoded' | 'words';

/** What stands in the place of a redacted text that has no name of its own. */
export const plainLabel = 'REDACTED';
