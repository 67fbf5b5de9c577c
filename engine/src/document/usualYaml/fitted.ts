/** A list with no room for more. One that grows by `push` begins with room for 17, and most collections have two or three items. */
export const fitted = <T>(items: readonly T[]): readonly T[] => items.slice();
