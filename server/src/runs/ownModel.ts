import type { Settings } from '#engine/settings/settings.ts';
import type { Suite } from '#engine/suite/suite.ts';

/** The name of the model that a suite is run against where nobody names another: its own, the settings' default, or `recorded`. */
export const ownModel = ({ model }: Pick<Suite, 'model'>, { run }: Pick<Settings, 'run'>): string =>
  model?.value ?? run.model ?? 'recorded';
