import { prettyJson } from './prettyJson.ts';
import type { ReplayedLog } from './replayWords.ts';

/** All that a replay counts. Times are milliseconds since the epoch. */
export const replayJson = ({ replay, log, baseline }: ReplayedLog): string =>
  prettyJson({ log, ...(baseline !== undefined && { baseline }), ...replay });
