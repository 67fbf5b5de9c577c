import type { OpinionText } from '#engine/opinion/opinion.ts';

/** Who said a text: the user, the model, or somebody else (documents, tool results, the system prompt). */
export type Speaker = 'user' | 'model' | 'other';

const speakers: Readonly<Record<string, Speaker>> = {
  user: 'user',
  assistant: 'model',
  output: 'model',
  call: 'model',
};

/** Told by the first word of the text's name: `user:0`, `call:1/body`, `output`. */
export function speakerOf({ on }: OpinionText): Speaker {
  const [role = ''] = on.split(/[:/]/);
  return speakers[role] ?? 'other';
}
