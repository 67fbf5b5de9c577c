import type { Opinion, OpinionText } from '#engine/opinion/opinion.ts';
import type { Service } from '#schemas/generated/settings.ts';

/** What is sent to a service in one request, and which texts it asks about. */
export interface ServiceRequest {
  /** After the base address. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: unknown;
  readonly texts: readonly AskedText[];
}

/** A text, or a piece of one. */
export interface AskedText extends OpinionText {
  /** Where the piece starts in the whole text; 0 where it is not given. */
  readonly start?: number;
}

/**
 * What a reply says. One that does not have the documented shape is `garbled`, whatever else may be read from it: it must
 * never pass for a service that found nothing.
 */
export type Reading =
  | { readonly kind: 'opinion'; readonly opinion: Opinion }
  | { readonly kind: 'garbled'; readonly reason: string };

/** How one kind of service is asked. Pure: the call itself is the same for all. */
export interface ServiceAdapter {
  /** Counts the ways in which texts were put and replies were read so far: another way may give another opinion. */
  readonly version: number;
  /** What is put after the base address to make a call, as far as it is the same for all calls. */
  readonly call: string;
  /** The service's own address, where it has one. */
  url?(settings: Service): string;
  /** The variable that usually holds the key; absent where a service may want none. */
  readonly usualKey?: string;
  /** The header that carries the key. */
  authorize(key: string): Readonly<Record<string, string>>;
  /** None of the texts is empty. Every text is asked about. */
  requests(texts: readonly OpinionText[], settings: Service): readonly ServiceRequest[];
  /** Reads the body of a reply with status 2xx. */
  read(body: unknown, texts: readonly AskedText[]): Reading;
  /** Reads a reply with another status, where that may be an objection. */
  readRefusal?(status: number, body: unknown, texts: readonly AskedText[]): Opinion | undefined;
}

export function garbled(reason: string): Reading {
  return { kind: 'garbled', reason };
}

export function bearer(key: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${key}` };
}
