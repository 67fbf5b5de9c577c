/** Free room at both ends of the axis, in percent of its width, so that a dot at 0 or 100 % is whole. */
const inset = 2;

/** Where a share of 0 to 1 lies on the axis, as an SVG length. */
export function position(share: number): string {
  const bounded = Math.max(0, Math.min(1, share));
  return `${Number((inset + bounded * (100 - 2 * inset)).toFixed(2))}%`;
}
