import { locate, type Path } from '../document/nodes.ts';
import type { Reading } from './reading.ts';

/**
 * Reports each number in a value that JSON does not have (`.nan`, `.inf`, `1e999`): a comparison with it always gives the
 * same, whatever a call is about, so that a rule would never match, or always, without a word.
 */
export function reportNonFinite({ document, diagnostics }: Reading, root: unknown, at: Path): void {
  // By aliases, a part may stand in many places: it is reported once.
  const seen = new Set<object>();
  const report = (value: unknown, path: Path): void => {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      const message = `expected a finite number, got \`${value}\``;
      diagnostics.push({ code: 'out-of-range', level: 'error', message, location: locate(document, path) });
    }
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    for (const [key, inner] of Object.entries(value))
      report(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  report(root, at);
}
