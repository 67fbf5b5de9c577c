import type { Case } from '../../suite/suite.ts';

/** What the model did, what others said of it, and what is known beside the texts; written down when it is first asked for. */
export function besidesTexts({ exchange, recorded, opinions }: Case): string {
  const known = written.get(exchange);
  if (known !== undefined) return known;
  const { messages, session, system, history, at } = exchange;
  const heard = [...(opinions ?? [])].map(([rule, { opinion }]) => [rule, opinion]);
  const roles = messages.map(({ role }) => role);
  const text = JSON.stringify([session, system, history, at, recorded?.calls, heard, roles]);
  written.set(exchange, text);
  return text;
}

const written = new WeakMap<Case['exchange'], string>();

/** All texts of a case, but for white space and case. */
export function plainTexts({ exchange: { messages, documents }, recorded }: Case): string {
  const texts = [...messages.map(({ content }) => content), ...documents.map(({ text }) => text), recorded?.output];
  return JSON.stringify(texts.map((text) => text?.trim().replace(/\s+/g, ' ').toLowerCase()));
}
