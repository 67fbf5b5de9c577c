/**
 * Reads a time: milliseconds since the epoch, or ISO 8601 (`2026-11-12T10:15:00Z`, `2026-11-12T11:15+01:00`, or a day,
 * which starts in UTC). A time without its zone would be another one on each machine, and is none.
 */
export function readTime(value: unknown): { readonly at: number } | { readonly message: string } {
  const at = typeof value === 'number' ? value : typeof value === 'string' ? timeOfText(value) : Number.NaN;
  if (Number.isFinite(at)) return { at };
  const shown = typeof value === 'string' ? `\`${value.slice(0, 60)}\`` : 'this';
  return { message: `${shown} is not a time with its zone, such as \`2026-11-12T10:15:00Z\`` };
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

function timeOfText(text: string): number {
  const [, day] = iso.exec(text) ?? [];
  return day !== undefined && isDay(day) ? Date.parse(text) : Number.NaN;
}

/** Date.parse makes the second of March of the thirtieth of February. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
