import type * as engine from '../../src/embed/engine.ts';

/** Policies, and exchanges that each of them judges. JSON: it goes into browsers. */
export interface Corpus {
  readonly policies: readonly (string | engine.PolicyFiles)[];
  readonly exchanges: readonly CorpusExchange[];
}

export interface CorpusExchange {
  readonly exchange: engine.GivenExchange;
  readonly answer: engine.GivenAnswer;
}

/**
 * All that the policies decide about the exchanges, as JSON. Uses nothing outside of itself: it is sent into browsers, and
 * the corpus with it as JSON text, which keeps halves of surrogate pairs.
 */
export function judgeCorpus({ module, json }: { readonly module: typeof engine; readonly json: string }): string {
  const { policies, exchanges } = JSON.parse(json) as Corpus;
  const compiled = policies.map((source) => module.compilePolicy(source));
  const decisions = compiled.map(
    ({ policy }) =>
      policy &&
      exchanges.map(({ exchange, answer }) => ({
        whole: module.judge(policy, exchange, answer),
        input: module.judgeInput(policy, exchange),
        call: module.judgeCall(policy, exchange, [answer.calls].flat()[0]),
        result: module.judgeResult(policy, exchange, answer.output),
      })),
  );
  return JSON.stringify({ decisions, diagnostics: compiled.map(({ diagnostics }) => diagnostics) });
}
