import pLimit from 'p-limit';

/** Runs a call as soon as fewer than the allowed number are under way. */
export type CallLimit = <T>(call: () => Promise<T>) => Promise<T>;

/** One limit serves all the models of a run: the setting bounds the run, not each model. `concurrency` is 1 or more. */
export function createCallLimit(concurrency: number): CallLimit {
  const limit = pLimit(concurrency);
  return (call) => limit(call);
}
