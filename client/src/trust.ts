import { type Disposable, workspace } from 'vscode';
import type { Server } from './server.ts';

/** Tells the server once models may be called. Trust is given while the window is open, and never taken back in it. */
export function watchTrust(server: Server): Disposable {
  return workspace.onDidGrantWorkspaceTrust(() => server.notify('railwright/trustGranted', {}));
}
