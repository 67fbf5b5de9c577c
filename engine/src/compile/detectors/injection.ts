import { findInjections, type Sensitivity } from '../../detect/injection.ts';
import type { MakeDetector } from './detector.ts';

interface InjectionRule {
  readonly sensitivity?: Sensitivity;
}

/** `injection: true`, or `{ sensitivity }`: instructions that are addressed to the model. */
export const injection: MakeDetector = ({ options }) => {
  const { sensitivity = 'medium' }: InjectionRule = options === true ? {} : (options as InjectionRule);
  return (text) => findInjections(text, sensitivity);
};
