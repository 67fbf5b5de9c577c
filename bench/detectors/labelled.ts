import type { Finding } from '../../engine/src/detect/finding.ts';

/** A text, and whether the detector should find anything in it. */
export interface LabelledText {
  readonly text: string;
  readonly positive: boolean;
  /** The set that it is from. Each set has a line in the report: `NotInject`, `made up: IBANs`. */
  readonly from: string;
  /** Of another kind than the detector is for: reported on a line, and left out of precision and recall. */
  readonly apart?: true;
}

/** What is measured of a detector. A file beside this one exports it as `bench`, and says why its rows are what they are. */
export interface DetectorBench {
  /** From the public data in a folder (`../shared/data`), or made up. */
  readonly rows: (data: string) => readonly LabelledText[];
  /** The detector, in each setting that is worth its own figures: `{ 'pii: true': findPii }`. */
  readonly settings: Readonly<Record<string, (text: string) => readonly Finding[]>>;
}
