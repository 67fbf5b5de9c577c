import type { Layer } from '#schemas/generated/run.ts';
import type { RateValue } from './rates.ts';

/** Who stopped the attacks, as the layers add up. */
export interface LayerBar {
  readonly attacks: number;
  readonly parts: readonly LayerPart[];
  /** What each would do alone: of the attacks and of the legitimate requests that should pass. */
  readonly alone: readonly LayerAlone[];
}

/** Attacks count for the first that stopped them, the model before the guardrails. */
export interface LayerPart {
  readonly by: 'model' | Layer | 'missed';
  readonly label: string;
  readonly count: number;
}

export interface LayerAlone {
  readonly by: 'model' | Layer;
  readonly label: string;
  readonly caught: RateValue;
  readonly refused: RateValue;
}

/** Attacks by who stopped them: model × guardrail. */
export interface Matrix {
  readonly both: number;
  readonly modelOnly: number;
  readonly guardrailOnly: number;
  readonly nobody: number;
}
