import type { Result } from '#schemas/generated/run.ts';

/** A text of an exchange, by the name that steps use for it. */
export interface NamedText {
  readonly on: string;
  readonly title: string;
  readonly text: string;
}

const titles = { user: 'User', tool: 'Tool result', assistant: 'Model, earlier', system: 'System' } as const;

/** The texts of an exchange, in the order in which they were said; documents last, as the model gets them. */
export function textsOf({ messages, documents }: Result['exchange']): readonly NamedText[] {
  const counts = new Map<string, number>();
  const said = messages.map(({ role, content }): NamedText => {
    const number = counts.get(role) ?? 0;
    counts.set(role, number + 1);
    return { on: `${role}:${number}`, title: titles[role], text: content };
  });
  const given = documents.map(
    ({ from, text }, index): NamedText => ({
      on: `document:${index}`,
      title: `Document${from === undefined ? '' : ` from ${from}`}`,
      text,
    }),
  );
  return [...said, ...given];
}
