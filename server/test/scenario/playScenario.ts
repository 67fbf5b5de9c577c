import { parseScenario } from './parseScenario.ts';
import { steps } from './steps.ts';
import { createWorld } from './world.ts';

/**
 * Plays a scenario against a real server, and gives its text with what came out in the blocks of its `Then` steps:
 * the same text, where all is as it says.
 */
export async function playScenario(text: string): Promise<string> {
  const lines = text.split('\n');
  const played = [...lines];
  let shift = 0;
  await using world = createWorld();
  for (const { line, body, at } of parseScenario(lines)) {
    const outcome = await playStep(line, body, world);
    if (outcome === undefined) continue;
    const [from, to] = at;
    const shown = outcome.split('\n');
    played.splice(from + shift, to - from, ...shown);
    shift += shown.length - (to - from);
  }
  return played.join('\n');
}

async function playStep(line: string, body: string | undefined, world: ReturnType<typeof createWorld>) {
  const sentence = line.replace(/^(?:Given|When|Then) /, '').replace(/:$/, '');
  for (const [pattern, play] of steps) {
    const match = pattern.exec(sentence);
    if (match)
      return play(
        world,
        match.slice(1).map((part) => part ?? ''),
        body ?? '',
      );
  }
  throw new Error(`no step is written like this: ${line}`);
}
