/** A count with its first examples. */
export interface Counted<Example> {
  count: number;
  readonly examples: Example[];
}

/** How many examples are kept of each group and reason: what is kept must not grow with the log. */
const mostExamples = 5;

export const counted = <Example>(): Counted<Example> => ({ count: 0, examples: [] });

export function countIn<Example>(into: Counted<Example>, example: () => Example): void {
  into.count++;
  if (into.examples.length < mostExamples) into.examples.push(example());
}
