import type { Level } from '../document/diagnostic.ts';
import type { CheckReport } from './reports.ts';
import { workflowCommand } from './workflowCommand.ts';

/** Workflow commands of GitHub Actions: an annotation for each finding. */
export const checkGithub = ({ files }: CheckReport): string =>
  files
    .flatMap(({ diagnostics }) => diagnostics)
    .map(({ level, code, message, help, path, range }) =>
      workflowCommand({
        level: annotationLevels[level],
        title: code,
        text: help === undefined ? message : `${message}\nhelp: ${help}`,
        at: { path, range },
      }),
    )
    .join('');

const annotationLevels = { error: 'error', warning: 'warning', information: 'notice' } as const satisfies Record<
  Level,
  string
>;
