import type { SettingsFile } from '#schemas/generated/settings.ts';
import type { Level, Location } from '../document/diagnostic.ts';

export type ModelSettings = NonNullable<SettingsFile['models']>[string];

export type ServiceSettings = NonNullable<SettingsFile['services']>[string];

/** The settings of a project (railwright.yaml). Keys of models and services are references, never the keys. */
export interface Settings {
  /** The settings file, or undefined where there is none. */
  readonly path?: string;
  readonly models: ReadonlyMap<string, ModelEntry>;
  readonly services: ReadonlyMap<string, ServiceEntry>;
  /** The level of each check, by its code; what is not named keeps its own. */
  readonly levels: ReadonlyMap<string, Level | 'off'>;
  /** Globs of files that are not checked, relative to the settings file. */
  readonly ignore: readonly string[];
  readonly run: RunDefaults;
}

export interface ModelEntry {
  readonly settings: ModelSettings;
  /** Where the name stands. */
  readonly at: Location;
}

export interface ServiceEntry {
  readonly settings: ServiceSettings;
  /** Where the name stands. */
  readonly at: Location;
}

export interface RunDefaults {
  readonly model?: string;
  readonly concurrency: number;
  readonly repeat: number;
  /** In milliseconds. */
  readonly timeoutMs: number;
  readonly retries: number;
}

export const settingsFileNames = ['railwright.yaml', 'railwright.yml', 'railwright.json'] as const;

export const noSettings: Settings = {
  models: new Map(),
  services: new Map(),
  levels: new Map(),
  ignore: [],
  run: { concurrency: 8, repeat: 1, timeoutMs: 60_000, retries: 3 },
};
