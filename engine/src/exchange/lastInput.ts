import type { Message } from './exchange.ts';

/** The last thing that the user wrote. */
export const lastInput = (messages: readonly Pick<Message, 'role' | 'content'>[]): string | undefined =>
  messages.findLast(({ role }) => role === 'user')?.content;
