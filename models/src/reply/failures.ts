import type { ExchangeNames, FailedExchange } from '../call/failedExchange.ts';
import { failed } from '../resolved.ts';
import { garbledReason } from './garbledReason.ts';
import { describeStatus } from './httpStatus.ts';
import { findNetworkFault } from './networkFault.ts';

/** Puts what was thrown in an exchange into words. `now` is what a date of `Retry-After` is counted from. */
export async function describeFailure(error: unknown, names: ExchangeNames, now: Date): Promise<FailedExchange> {
  const { APICallError, InvalidResponseDataError } = await import('@ai-sdk/provider');
  const { address } = names;
  const fault = describeFault(error, address);
  if (fault !== undefined) return fault;
  if (InvalidResponseDataError.isInstance(error)) return failed('garbled', `${address} sent a reply without an answer`);
  if (!APICallError.isInstance(error)) return failed('rejected', `${address} cannot be asked this: ${textOf(error)}`);
  const { statusCode: status } = error;
  if (status === undefined) return failed('unreachable', `no answer from ${address}: ${textOf(error.cause ?? error)}`);
  if (status >= 300) return describeStatus(status, error, names, now);
  return failed('garbled', `${address} sent no answer: ${garbledReason(error, names)}`);
}

/** The failure where the network is at fault. */
export function describeFault(error: unknown, address: string): FailedExchange | undefined {
  const fault = findNetworkFault(error);
  if (fault === undefined) return undefined;
  return { ...failed(fault.kind, `no answer from ${address}: ${fault.reason}`), ...(fault.passes && { retry: {} }) };
}

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
