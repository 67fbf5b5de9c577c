import { existsSync } from 'node:fs';
import { join } from 'node:path';

const shared = process.env.RAILWRIGHT_SHARED ?? join(import.meta.dirname, '../../../../shared');

/** The folder of public data sets beside the project; undefined where there is none. */
export const dataFolder: string | undefined = existsSync(join(shared, 'data')) ? join(shared, 'data') : undefined;

/** Says in the name of a group of tests why it is skipped. */
export const titleOf = (title: string): string =>
  dataFolder ? title : `${title} (skipped: there is no ../shared/data)`;
