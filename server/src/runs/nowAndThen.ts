/** Hands on what comes first, and then no more than one in so many milliseconds. */
export function nowAndThen<T>(everyMs: number, report: (value: T) => void): (value: T) => void {
  let reportedAt = Number.NEGATIVE_INFINITY;
  return (value) => {
    if (performance.now() - reportedAt < everyMs) return;
    reportedAt = performance.now();
    report(value);
  };
}
