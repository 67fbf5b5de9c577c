import { checkGithub } from './checkGithub.ts';
import { checkJson } from './checkJson.ts';
import { checkJunit } from './checkJunit.ts';
import { checkPretty } from './checkPretty.ts';
import { checkSarif } from './checkSarif.ts';
import { diffJson } from './diffJson.ts';
import { diffPretty } from './diffPretty.ts';
import { previewJson } from './previewJson.ts';
import { previewPretty } from './previewPretty.ts';
import type { CheckReport, DiffReport, PreviewReport, RunReport } from './reports.ts';
import { runGithub } from './runGithub.ts';
import { runJson } from './runJson.ts';
import { runJunit } from './runJunit.ts';
import { runMarkdown } from './runMarkdown.ts';
import { runPretty } from './runPretty.ts';
import { runSarif } from './runSarif.ts';
import type { Style } from './style.ts';

/** Turns what a command found into text. Only reporters for people use the style. */
export type Reporter<Report> = (report: Report, style: Style) => string;

/** What each command reports, and the formats in which it can. */
interface Reports {
  readonly check: { report: CheckReport; formats: 'pretty' | 'json' | 'junit' | 'sarif' | 'github' };
  readonly run: { report: RunReport; formats: 'pretty' | 'json' | 'junit' | 'markdown' | 'sarif' | 'github' };
  readonly diff: { report: DiffReport; formats: 'pretty' | 'json' };
  readonly preview: { report: PreviewReport; formats: 'pretty' | 'json' };
}

type Reporters = {
  readonly [Command in keyof Reports]: Readonly<
    Record<Reports[Command]['formats'], Reporter<Reports[Command]['report']>>
  >;
};

export const reporters: Reporters = {
  check: { pretty: checkPretty, json: checkJson, junit: checkJunit, sarif: checkSarif, github: checkGithub },
  run: {
    pretty: runPretty,
    json: runJson,
    junit: runJunit,
    markdown: runMarkdown,
    sarif: runSarif,
    github: runGithub,
  },
  diff: { pretty: diffPretty, json: diffJson },
  preview: { pretty: previewPretty, json: previewJson },
};
