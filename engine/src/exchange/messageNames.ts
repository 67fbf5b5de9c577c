import type { Message } from './exchange.ts';

/** The name of each message: its role, and its number among the messages of that role. */
export function messageNames(messages: readonly Message[]): readonly string[] {
  const counts = new Map<string, number>();
  return messages.map(({ role }) => {
    const number = counts.get(role) ?? 0;
    counts.set(role, number + 1);
    return `${role}:${number}`;
  });
}
