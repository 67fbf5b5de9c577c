/** A value of a log, or a piece of it that is none. */
export type LogValue =
  | ({ readonly kind: 'value'; readonly value: unknown } & LogPlace)
  | ({ readonly kind: 'broken'; readonly message: string } & LogPlace);

/** Where it stands: its first line, from 1, and its range in UTF-16 code units of the whole text. */
export interface LogPlace {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A value, or a list of turns, that is longer is not read: in UTF-16 code units. It bounds the memory that a log takes. */
export const longestValue = 2 ** 27;
