import type { ModelFailureKind } from '#engine/run/modelClient.ts';

/** Why nothing came back. */
export interface NetworkFault {
  readonly kind: ModelFailureKind;
  readonly reason: string;
  /** Whether it may pass, so that another attempt is worth its time. */
  readonly passes: boolean;
}

/** Tells a fault of the network by the first known code, or name of an error, in the chain of causes. */
export function findNetworkFault(error: unknown): NetworkFault | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
    const fault = faults.find(({ codes }) => codes.test(code));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** The codes are those of libuv, OpenSSL, and undici, which is Node's `fetch`. */
const faults: readonly (NetworkFault & { readonly codes: RegExp })[] = [
  lasting(/^ENOTFOUND$/, 'no host has that name'),
  lasting(/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/, 'its certificate is not trusted'),
  lasting(/^(EPROTO$|ERR_SSL)/, 'it does not speak HTTPS there'),
  passing(/^ECONNREFUSED$/, 'the connection was refused; is the server running?'),
  passing(/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection was cut'),
  passing(/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'the connection could not be made in time'),
  passing(/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EAI_AGAIN)$/, 'the network cannot be reached'),
  { ...lasting(/^(HPE_.*|HTTPParserError)$/, 'it does not speak HTTP there'), kind: 'garbled' },
  // `fetch` has a limit of its own, which cannot be raised from outside.
  { ...lasting(/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/, 'nothing came within 300 s'), kind: 'timeout' },
];

function passing(codes: RegExp, reason: string) {
  return { codes, reason, kind: 'unreachable', passes: true } as const;
}

function lasting(codes: RegExp, reason: string) {
  return { codes, reason, kind: 'unreachable', passes: false } as const;
}
