import { findInjections } from '../../detect/injection.ts';
import type { MakeDetector } from './detector.ts';

/** `injection: true`: instructions that are addressed to the model. */
export const injection: MakeDetector = () => findInjections;
