/** `12 Nov, 10:15`, in local time; with its year, where that is not the one of `asOf`. */
export const timeOf = (iso: string, asOf: string): string => format(iso, { ...dayAsOf(iso, asOf), ...clock });

/** `12 Nov 2026, 10:15 CET`, in local time: for what is read at another time, and somewhere else. */
export const momentOf = (iso: string): string =>
  format(iso, { ...calendar, year: 'numeric', ...clock, timeZoneName: 'short' });

/** `12 Nov`, in local time; with its year, where that is not the one of `asOf`. */
export const dayOf = (iso: string, asOf: string): string => format(iso, dayAsOf(iso, asOf));

/** `12 Nov`, or `3 Nov to 12 Nov`. */
export function daysOf({ first, last }: { readonly first: string; readonly last: string }, asOf: string): string {
  const [from, to] = [dayOf(first, asOf), dayOf(last, asOf)];
  return from === to ? to : `${from} to ${to}`;
}

/** `4 ms`, `1.2 s` */
export const durationOf = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

const calendar = { day: 'numeric', month: 'short' } as const;
const clock = { hour: '2-digit', minute: '2-digit' } as const;

function dayAsOf(iso: string, asOf: string): Intl.DateTimeFormatOptions {
  const isOtherYear = iso.slice(0, 4) !== asOf.slice(0, 4);
  return { ...calendar, ...(isOtherYear && { year: 'numeric' }) };
}

/** What is no time is said as it is: it comes from a file. */
function format(iso: string, options: Intl.DateTimeFormatOptions): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : time.toLocaleString('en-GB', options);
}
