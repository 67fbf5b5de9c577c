import { type DetectorCondition, type TextDetectorName, textDetectorNames } from '../policy/policy.ts';

/** A detector that looks at texts, and nothing else. */
export interface TextCondition extends DetectorCondition {
  readonly name: TextDetectorName;
}

export const isTextCondition = (condition: DetectorCondition): condition is TextCondition =>
  textDetectorNames.some((name) => name === condition.name);
