import type { CheckCode } from '../document/checkCodes.ts';

/** The codes of the checks that need a project's cases. Whether a comment hides one of them shows only once these are judged. */
export const projectCodes: ReadonlySet<CheckCode> = new Set(['unreached-rule', 'over-broad-rule', 'untested-tag']);

/** The codes of what a policy shows by itself, and its cases better: by them it is known which policies extend it. */
export const correctedCodes: ReadonlySet<CheckCode> = new Set(['ungoverned-tool']);
