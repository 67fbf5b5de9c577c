import { projectFolder } from '#disk/projectFolder.ts';
import type { DocumentStore } from '../documentStore.ts';
import type { Judged } from './judge.ts';

/** The folder of a suite's project, absolute. */
export const projectOf = ({ suite: { suite } }: Judged, { documents, folders }: DocumentStore): string =>
  projectFolder(suite.path, documents, folders.of(suite.path));
