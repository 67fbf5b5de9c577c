import type { LayerSums } from '#engine/live/layerSums.ts';
import { stopperNames } from '#engine/live/layerSums.ts';
import type { LayerBar, Matrix } from '#protocol/panel/layers.ts';

/**
 * Who stopped the attacks that should be stopped, as the layers add up: each counts for the first that stopped it, the model
 * before the guardrails. Beside it, what each would do alone, as far as it would do anything.
 */
export const layerBar = ({ attacks, first, alone }: LayerSums): LayerBar => ({
  attacks,
  parts: [...stopperNames, 'missed' as const]
    .map((by) => ({ by, label: by, count: first[by] }))
    .filter(({ count }) => count > 0),
  alone: alone
    .filter(({ caught, refused }) => caught.n + refused.n > 0)
    .map(({ by, caught, refused }) => ({ by, label: by, caught, refused })),
});

export const matrixOf = ({ matrix: { both, model, guardrail, nobody } }: LayerSums): Matrix => ({
  both,
  modelOnly: model,
  guardrailOnly: guardrail,
  nobody,
});
