import type { Model } from '#schemas/generated/settings.ts';

/** The providers that are called over the network; `recorded` is the engine's. */
export type Provider = Exclude<Model['provider'], 'recorded'>;

/** The settings of a model that is called over the network. */
export interface LiveSettings extends Model {
  readonly provider: Provider;
  readonly model: string;
}

/** Such settings with the name that suites call the model by. */
export interface LiveModel extends LiveSettings {
  readonly name: string;
}

/** Whether a model is called over the network. Valid settings of any provider but `recorded` are. */
export function isLive(settings: Model): settings is LiveSettings {
  return settings.provider !== 'recorded' && settings.model !== undefined;
}
