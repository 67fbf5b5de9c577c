import { encodedKinds, findEncoded } from '../../engine/src/detect/encoded.ts';
import { hiders, wordHiders } from '../../engine/test/detect/views/hiders.ts';
import { injecGuardPrompts, notInjectPrompts, xstestAnswers, xstestPrompts } from './data.ts';
import type { DetectorBench, LabelledText } from './labelled.ts';

/**
 * Whether hidden text is told from plain: positive are the prompts of XSTest, each hidden in every way that is known,
 * within a plain sentence; negative are harmless texts as they are.
 */
export const bench: DetectorBench = {
  rows: (data) => [
    ...Object.entries({ ...hiders, ...wordHiders }).flatMap(([kind, hide]) =>
      xstestPrompts(data).map(
        (prompt): LabelledText => ({
          text: `Please read this: ${hide(prompt)}`,
          positive: true,
          from: `made up: ${kind}`,
        }),
      ),
    ),
    ...plain('XSTest prompts', xstestPrompts(data)),
    ...plain('XSTest answers', xstestAnswers(data)),
    ...plain('NotInject', notInjectPrompts(data)),
    ...plain(
      'InjecGuard, harmless',
      injecGuardPrompts(data).flatMap(({ text, injected }) => (injected ? [] : [text])),
    ),
  ],
  settings: { 'encoded: true': (text) => findEncoded(text, encodedKinds) },
};

const plain = (from: string, texts: readonly string[]): readonly LabelledText[] =>
  texts.map((text) => ({ text, positive: false, from }));
