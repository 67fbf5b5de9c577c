import type { Condition, DetectorCondition, Rule } from './policy.ts';

/** The detectors in the conditions of a rule, at any depth. */
export const ruleDetectors = ({ when, unless }: Rule): readonly DetectorCondition[] =>
  [when, unless].flatMap((condition) => (condition ? detectorsOf(condition) : []));

function detectorsOf(condition: Condition): readonly DetectorCondition[] {
  switch (condition.kind) {
    case 'cel':
      return [];
    case 'detector':
      return [condition];
    case 'not':
      return detectorsOf(condition.of);
    case 'all':
    case 'any':
      return condition.of.flatMap(detectorsOf);
  }
}

/** Whether a rule asks a judge or a classifier. */
export const asksSomebody = (rule: Rule): boolean =>
  ruleDetectors(rule).some(({ name }) => name === 'judge' || name === 'classifier');
