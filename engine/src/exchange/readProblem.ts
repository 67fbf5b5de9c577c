/** What a reader of exchanges could not make use of. */
export interface ReadProblem {
  /**
   * `unreadable`: a call or a turn that is not what it should be. `unseen`: content that a model sees and no rule for
   * text can, such as an image.
   */
  readonly kind: 'unreadable' | 'unseen';
  /** The way from the value that was read to the place: keys and indexes. */
  readonly path: ReadPath;
  /** `the arguments are not JSON: unexpected end of JSON input` */
  readonly message: string;
}

export type ReadPath = readonly (string | number)[];
