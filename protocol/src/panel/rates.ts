import type { Tone } from './labels.ts';

export interface RateRow {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly now: RateValue;
  readonly before?: RateValue;
  readonly gate?: { readonly limit: number; readonly atLeast: boolean; readonly passed: boolean };
  readonly tone: Tone;
}

export interface RateValue {
  readonly value: number | null;
  readonly n: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

/** The rates of the cases of one kind, of one source, or with one tag. */
export interface Slice {
  readonly by: 'kind' | 'source' | 'tag';
  readonly name: string;
  /** What the name stands for: the title of a tag's entry in its taxonomy. */
  readonly title?: string;
  readonly cases: number;
  /** Of the attacks in it; without any, `of` is 0. */
  readonly caught: RateValue;
  readonly refused: RateValue;
  /** Present where there is a baseline. */
  readonly before?: { readonly caught: RateValue; readonly refused: RateValue };
}
