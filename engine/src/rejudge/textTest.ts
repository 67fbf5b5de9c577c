import { makeDetector } from '../compile/detectors/detectors.ts';
import { compilePattern } from '../detect/pattern.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { TextCondition } from './textCondition.ts';
import type { Texts } from './texts.ts';

/** Whether a detector finds anything in texts, as `findIn` sees them; undefined where its options do not work. */
export function makeTextTest(condition: TextCondition): ((texts: Texts, exchange: Exchange) => boolean) | undefined {
  const { find, sees } = makeDetector(condition.name, condition, { report: () => {} });
  if (!find) return undefined;
  const isIn = patternTest(condition) ?? ((text: string, exchange: Exchange) => find(text, exchange).length > 0);
  // What is empty in a text that was hidden is nowhere in the raw text.
  const isShown = (text: string, exchange: Exchange): boolean =>
    isIn(text, exchange) && find(text, exchange).some(({ start, end }) => start < end);
  return ({ raw, decoded, words }, exchange) =>
    raw.some((text) => isIn(text, exchange)) ||
    (sees !== 'raw' && decoded.some((text) => isShown(text, exchange))) ||
    (sees === 'words' && words.some((text) => isShown(text, exchange)));
}

/** To say whether a pattern matches at all is quicker than to say where. */
function patternTest({ name, options }: TextCondition): ((text: string) => boolean) | undefined {
  const compiled = name === 'matches' && typeof options === 'string' ? compilePattern(options) : undefined;
  return compiled?.kind === 'pattern' ? compiled.pattern.test : undefined;
}
