import type { ReadProblem } from '../exchange/readProblem.ts';
import { textOfResult } from '../exchange/textOfResult.ts';
import { judgeInput as judgeExchangeInput } from '../judge/judgeInput.ts';
import type { Opinions } from '../opinion/opinion.ts';
import { decideWith } from './decideWith.ts';
import type { Decision } from './decision.ts';
import { type GivenExchange, readGivenExchange, unreadable } from './givenExchange.ts';
import type { Policy } from './policy.ts';
import { unsealPolicy } from './sealPolicy.ts';

export interface ResultDecision extends Decision {
  /**
   * What the model may be given: the result as it is; its text, where a rule redacts or replaces something in it; the
   * message, where the verdict is `require_approval` or `block`.
   */
  readonly passedOn: unknown;
}

/**
 * Judges what a tool gave back, a text or a JSON value, before the model sees it: it is untrusted text of the input layer.
 * No result makes it throw. Of one that is no JSON value, nothing is passed on.
 */
export function judgeResult(
  policy: Policy,
  given: GivenExchange,
  result: unknown,
  opinions?: Opinions,
): ResultDecision {
  const compiled = unsealPolicy(policy);
  const { text, value, problems: ofResult } = readResult(result);
  const { exchange, problems } = readGivenExchange(given);
  const alone = { ...exchange, messages: [{ role: 'tool', content: text } as const], documents: [] };
  const { judged, ...decision } = decideWith(
    (known) => judgeExchangeInput(compiled, alone, { opinions: known }),
    compiled,
    opinions,
  );
  const left = judged.passedOn.messages[0]?.content ?? '';
  return {
    ...decision,
    problems: [...problems, ...ofResult],
    passedOn: decision.message ?? (left === text ? value : left),
  };
}

interface ResultReading {
  readonly text: string;
  readonly value: unknown;
  readonly problems: readonly ReadProblem[];
}

/** The model is given a result as JSON, so that is what is judged. */
function readResult(result: unknown): ResultReading {
  try {
    const json = JSON.stringify(result) ?? 'null';
    const { text, unseen } = textOfResult(JSON.parse(json));
    const problems = unseen.map((what) => unseenPart(what));
    return { text, value: result, problems };
  } catch {
    return { text: '', value: '', problems: [unreadable(['result'], 'the result is no JSON value')] };
  }
}

const unseenPart = (what: string): ReadProblem => ({
  kind: 'unseen',
  path: ['result'],
  message: `no rule for text sees what is here: \`${what}\``,
});
