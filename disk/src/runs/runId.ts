/**
 * Whether a text can be the id of a stored run, which is what its file is called. Ids come from a panel: none may lead out
 * of the folder of the runs, on any system, or to what is hidden in it.
 */
export const isRunId = (id: string): boolean => /^[^./\\][^/\\]*$/.test(id);

/** What is said of a text that is none. */
export const noRunId = (id: string): string => `\`${id}\` is no id of a run`;
