import { enableCompileCache } from 'node:module';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server.ts';

// Loads the bundle compiled from the second start on.
enableCompileCache();

// IPC, stdio, pipe or socket: as the arguments say that the client gives.
const connection = createConnection(ProposedFeatures.all);
serve(connection);
connection.listen();
