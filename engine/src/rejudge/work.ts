/** Work that can be stopped after each step, and gone on with later. A step takes about a millisecond. */
export type Work<T> = Generator<void, T, void>;

/** Does an action for each number from 0 on, some in a step. */
export function* inSteps(size: number, step: number, action: (index: number) => void): Work<void> {
  for (let from = 0; from < size; from += step) {
    const end = Math.min(size, from + step);
    for (let index = from; index < end; index++) action(index);
    yield;
  }
}

/** Work that several go on with: who stops in the middle leaves it to the next one as it is. */
export function* goOnWith<T>(work: Work<T>): Work<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield;
  }
}

/** Does all of the work at once. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
