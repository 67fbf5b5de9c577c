import type { ConnectionOptions } from 'vscode-languageserver';
import { cancelled } from './cancel.ts';
import { refuseInvalid } from './refusals.ts';

/** How one connection is served. */
export const connectionOptions = (): ConnectionOptions => ({
  // A request that is taken back before its turn is answered, and not worked on: who types leaves many behind.
  connectionStrategy: {
    // Who sends it puts in the id.
    cancelUndispatched: ({ jsonrpc }) => ({ jsonrpc, id: null, error: cancelled }),
  },
  messageStrategy: { handleMessage: refuseInvalid() },
});
