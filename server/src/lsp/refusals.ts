import { type Connection, ErrorCodes, Message, type MessageStrategy, ResponseError } from 'vscode-languageserver';
import { faultOf } from './requestShapes.ts';

/** Why a request is not worked on. */
interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** A request that is refused is handed on under this name, since only a handler can answer. */
const refused = 'railwright/refused';

/** Answers what was refused. */
export function answerRefused(connection: Connection): void {
  connection.onRequest(refused, ({ code, message }: Refusal) => new ResponseError(code, message));
}

/** Refuses requests whose parameters no handler could read, and all that come after `shutdown`. */
export function refuseInvalid(): MessageStrategy['handleMessage'] {
  let isInitialized = false;
  let isShutDown = false;
  return (message, next) => {
    if (!Message.isRequest(message)) return next(message);
    const { method, params } = message;
    const refusal = isShutDown ? afterShutdown(method) : invalid(method, params);
    // Before `initialize`, no handlers are there: that is said of every other request.
    if (refusal && (isInitialized || method === 'initialize'))
      return next(Object.assign({}, message, { method: refused, params: refusal }));
    isInitialized ||= method === 'initialize';
    isShutDown ||= isInitialized && method === 'shutdown';
    return next(message);
  };
}

const afterShutdown = (method: string): Refusal => ({
  code: ErrorCodes.InvalidRequest,
  message: `\`${method}\` after \`shutdown\``,
});

function invalid(method: string, params: unknown): Refusal | undefined {
  const message = faultOf(method, params);
  return message === undefined ? undefined : { code: ErrorCodes.InvalidParams, message };
}
