import type { Diagnostic } from '../document/diagnostic.ts';
import { didYouMean, suggest } from '../document/suggest.ts';
import type { Condition, DetectorCondition, Policy } from '../policy/policy.ts';
import type { Settings } from '../settings/settings.ts';

/** Judges and services that the settings do not have: nobody could be asked, and `on_error` would always decide. */
export function unknownAsked({ rules, path }: Policy, settings: Settings): readonly Diagnostic[] {
  const own = rules.filter(({ at }) => at.path === path);
  const asking = own.flatMap(({ when, unless }) => [...(when ? asks(when) : []), ...(unless ? asks(unless) : [])]);
  return asking.flatMap((condition) => unknownName(condition, settings));
}

function asks(condition: Condition): readonly DetectorCondition[] {
  switch (condition.kind) {
    case 'cel':
      return [];
    case 'detector':
      return [condition];
    case 'not':
      return asks(condition.of);
    case 'all':
    case 'any':
      return condition.of.flatMap(asks);
  }
}

function unknownName(
  { name, options, locate }: DetectorCondition,
  { models, services }: Settings,
): readonly Diagnostic[] {
  if (name !== 'judge' && name !== 'classifier') return [];
  const key = name === 'judge' ? 'model' : 'service';
  const asked = (options as Readonly<Record<string, string>>)[key];
  const known = [...(name === 'judge' ? models : services).keys()];
  if (asked === undefined || known.includes(asked)) return [];
  const replacement = suggest(asked, known);
  return [
    {
      code: name === 'judge' ? 'unknown-model' : 'unknown-service',
      level: 'error',
      message: `there is no ${key} \`${asked}\` in railwright.yaml`,
      location: locate([key]),
      help: didYouMean(replacement) ?? `add it to \`${key}s\` there`,
      replacement,
    },
  ];
}
