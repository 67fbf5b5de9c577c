import { replayJson } from './replayJson.ts';
import { replayMarkdown } from './replayMarkdown.ts';
import { replayPretty } from './replayPretty.ts';
import type { ReplayedLog } from './replayWords.ts';
import type { Reporter } from './reporters.ts';

/** The formats of `railwright replay`. */
export const replayReporters: Readonly<Record<'pretty' | 'json' | 'markdown', Reporter<ReplayedLog>>> = {
  pretty: replayPretty,
  json: replayJson,
  markdown: replayMarkdown,
};
