import type { Diagnostic, Fix, Location, Range } from './diagnostic.ts';
import type { Node } from './tree.ts';

/** Moves a node and all that is in it, in place: text before it has grown or shrunk. */
export function moveNode(node: Node | null, by: number): void {
  if (by === 0 || node === null) return;
  const place: { start: number; end: number } = node;
  place.start += by;
  place.end += by;
  if (node.kind === 'list') for (const item of node.items) moveNode(item, by);
  if (node.kind !== 'mapping') return;
  for (const { key, value } of node.items) {
    moveNode(key, by);
    moveNode(value, by);
  }
}

const movedRange = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by });

/** By so many UTF-16 code units. */
export const movedLocation = ({ path, range }: Location, by: number): Location => ({
  path,
  range: movedRange(range, by),
});

/** A finding on a part of a file that now stands elsewhere. What it says of other files stays. */
export function movedDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  if (by === 0) return diagnostic;
  const { location, related, fixes } = diagnostic;
  const isOwn = ({ path }: Location): boolean => path === location.path;
  return {
    ...diagnostic,
    location: movedLocation(location, by),
    ...(related && {
      related: related.map((each) =>
        isOwn(each.location) ? { ...each, location: movedLocation(each.location, by) } : each,
      ),
    }),
    ...(fixes && { fixes: fixes.map((fix) => movedFix(fix, by)) }),
  };
}

const movedFix = ({ title, changes }: Fix, by: number): Fix => ({
  title,
  changes: changes.map(({ range, text }) => ({ range: movedRange(range, by), text })),
});
