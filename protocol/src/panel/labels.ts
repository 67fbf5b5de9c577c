export type Tone = 'good' | 'bad' | 'held' | 'plain';

/** What is shown for a verdict: `allow`, `block`, …, or `refused` where the model refused and no guardrail stopped it. */
export interface VerdictLabel {
  readonly text: string;
  readonly tone: Tone;
}

/** A piece of text; `mark` says how it is drawn. */
export interface Segment {
  readonly text: string;
  /** `match`: a rule matched it. `removed`: redacted. `inserted`: what stands in its place. `refusal`: the model refuses here. */
  readonly mark?: 'match' | 'removed' | 'inserted' | 'refusal';
  /** What is more to say about it: `hidden as base64`. */
  readonly title?: string;
}
