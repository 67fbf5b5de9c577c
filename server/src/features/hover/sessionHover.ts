import { suitePaths } from '../../workspaceFiles.ts';
import type { CelShape } from '../cel/celShape.ts';
import { sessionShape } from '../cel/celVariables.ts';
import { sessionsFor } from '../cel/suiteSessions.ts';
import type { Target } from '../names/target.ts';
import type { Hovered } from './hoverContext.ts';
import { code, escaped, paragraphs } from './markdown.ts';

/** What a condition reads of the session: a policy does not say what that is, the suites that test it show it. */
export async function sessionInWords(
  { words }: Target,
  { file, context: { store } }: Hovered,
): Promise<string | undefined> {
  if (file.kind !== 'policy') return undefined;
  const sessions = sessionsFor(store, file.document.path, await suitePaths(store));
  const shape = words.reduce<CelShape | undefined>((of, word) => of?.fields?.get(word)?.shape, sessionShape(sessions));
  if (!shape) return undefined;
  const name = escaped(['session', ...words].join('.'));
  const { example } = shape;
  return paragraphs(
    `**${name}** · ${escaped(shape.words)}`,
    example === undefined ? undefined : `Given by its suites, such as ${code(example)}.`,
  );
}
