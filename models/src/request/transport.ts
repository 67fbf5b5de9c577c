/** An answer is text and tool calls; a longer reply is not one, and reading on would only fill the memory. */
const LONGEST_REPLY_BYTES = 16 * 1024 * 1024;

/** Thrown while the body of a reply is read. */
export class ReplyTooLong extends Error {
  constructor() {
    super(`the reply is longer than ${LONGEST_REPLY_BYTES / 1024 / 1024} MB`);
  }
}

/**
 * `fetch` that adds a query, follows no redirect, and reads no endless reply. A redirect would carry the headers
 * `api-key` and `x-api-key` to another host: `fetch` drops only `Authorization` on the way.
 */
export function guardedFetch(query: Readonly<Record<string, string>>): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const response = await fetch(url, { ...init, redirect: 'manual' });
    return response.body === null ? response : new Response(response.body.pipeThrough(boundLength()), response);
  };
}

function boundLength(): TransformStream<Uint8Array, Uint8Array> {
  let length = 0;
  return new TransformStream({
    transform(chunk, controller) {
      length += chunk.length;
      if (length > LONGEST_REPLY_BYTES) throw new ReplyTooLong();
      controller.enqueue(chunk);
    },
  });
}
