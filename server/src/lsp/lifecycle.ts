import {
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
} from 'vscode-languageserver';
import { answerRefused } from './refusals.ts';

/** Calls `initialize` when the client asks for it, once. Before, every other request is refused, as LSP will have it. */
export function initializeOnce(
  connection: Connection,
  initialize: (params: InitializeParams) => InitializeResult,
): void {
  let isInitialized = false;
  // What has no handler comes here: everything, until there are some.
  connection.onRequest((method) =>
    isInitialized
      ? new ResponseError(ErrorCodes.MethodNotFound, `there is no method \`${method}\``)
      : new ResponseError(ErrorCodes.ServerNotInitialized, `\`${method}\` before \`initialize\``),
  );
  answerRefused(connection);
  connection.onInitialize((params) => {
    if (isInitialized) return secondTime;
    isInitialized = true;
    return initialize(params);
  });
}

const secondTime = new ResponseError<InitializeError>(ErrorCodes.InvalidRequest, '`initialize` a second time', {
  retry: false,
});
