import type { Settings } from '#engine/settings/settings.ts';
import type { Option } from '#protocol/panel/header.ts';
import type { Model } from '#schemas/generated/settings.ts';

/** The models of a project to choose from. Of a key, nothing is said. */
export function modelOptions({ models }: Pick<Settings, 'models'>): readonly Option[] {
  const recorded = { id: 'recorded', label: 'recorded', detail: 'the answers kept with the cases; no network' };
  return [
    recorded,
    ...[...models].map(([name, { settings }]) => ({ id: name, label: name, detail: describe(settings) })),
  ];
}

const describe = ({ provider, model, url, answers }: Model): string =>
  [provider, model, url, answers?.file].filter((part) => part).join(' · ');
