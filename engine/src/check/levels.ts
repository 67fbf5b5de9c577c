import type { Diagnostic, Level } from '../document/diagnostic.ts';

/** Findings at the levels that the settings give their codes; those that are `off` are left out. */
export function withLevels(
  diagnostics: readonly Diagnostic[],
  levels: ReadonlyMap<string, Level | 'off'>,
): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const level = levels.get(diagnostic.code) ?? diagnostic.level;
    return level === 'off' ? [] : [{ ...diagnostic, level }];
  });
}
