import { Uri, workspace } from 'vscode';
import type { PolicyOfRun } from '#protocol/requests.ts';
import type { Server } from './server.ts';

/** Files of the policy that a stored run was judged by, to be read beside those of now. */
const earlierScheme = 'railwright-earlier';

export type FoundPolicy = Extract<PolicyOfRun, { kind: 'policy' }>;
export type FoundFile = FoundPolicy['files'][number];

/** A stored run, and the suite that it is of. */
export interface RunOfSuite {
  readonly suite: string;
  readonly run: string;
}

/** A file as it was in a run. It is all in the address, so that it can still be shown when the window is loaded again. */
export const earlierUri = (file: FoundFile, { suite, run }: RunOfSuite): Uri =>
  Uri.parse(file.uri).with({
    scheme: earlierScheme,
    query: new URLSearchParams({ suite, run, file: file.uri }).toString(),
  });

/** In the place of a file that is not there now. */
export const nothingAt = (file: FoundFile): Uri => Uri.parse(file.uri).with({ scheme: earlierScheme, query: '' });

/** The run of an address that `earlierUri` has made, and the file as it is now; undefined for any other. */
export function runAt({ scheme, query }: Uri): (RunOfSuite & { readonly file: string }) | undefined {
  const asked = new URLSearchParams(query);
  const [suite, run, file] = [asked.get('suite'), asked.get('run'), asked.get('file')];
  return scheme === earlierScheme && suite && run && file ? { suite, run, file } : undefined;
}

/** Gives the texts of earlier files. One that reads as it does now is that of now. */
export const earlierFiles = (server: Server) =>
  workspace.registerTextDocumentContentProvider(earlierScheme, {
    async provideTextDocumentContent(uri) {
      const earlier = runAt(uri);
      if (!earlier) return '';
      const found = await server.request('railwright/policyOfRun', { uri: earlier.suite, run: earlier.run });
      const file = found.kind === 'policy' && found.files.find((each) => each.uri === earlier.file);
      return file ? file.text : textNow(Uri.parse(earlier.file));
    },
  });

const textNow = async (file: Uri): Promise<string> => (await workspace.openTextDocument(file)).getText();
