import type { ServerRequests } from '#protocol/requests.ts';
import { pathOfUri } from '../lsp/uri.ts';
import type { Server } from '../server.ts';

type Params<M extends keyof ServerRequests> = ServerRequests[M]['params'];

/** The suites of the workspace as native tests. What becomes of them is told without being asked for. */
export function handleTests({ connection, tests }: Pick<Server, 'connection' | 'tests'>): void {
  connection.onRequest('railwright/tests', () => tests.list());
  connection.onRequest('railwright/testKinds', ({ suite }: Params<'railwright/testKinds'>) =>
    tests.kinds(pathOfUri(suite)),
  );
  connection.onRequest('railwright/testCases', ({ suite, kind }: Params<'railwright/testCases'>) =>
    tests.cases(pathOfUri(suite), kind),
  );
  connection.onRequest('railwright/suitesOf', ({ uri }: Params<'railwright/suitesOf'>) =>
    tests.suitesOf(pathOfUri(uri)),
  );
  connection.onRequest('railwright/coverage', ({ run }: Params<'railwright/coverage'>) => tests.coverage(run));
}
