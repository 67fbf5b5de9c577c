/** A place in a file that a click opens. Zero-based, UTF-16. */
export interface Target {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
}
