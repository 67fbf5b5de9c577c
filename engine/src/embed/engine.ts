// `railwright/engine`: what other programs import. Everything else of the engine may change from version to version.
export type { ErrorReason, Match, Seen } from '../compile/outcome.ts';
export type { Hiding } from '../detect/views/hiding.ts';
export type { Message, PastCall, ToolCall, UntrustedDocument } from '../exchange/exchange.ts';
export type { ReadProblem } from '../exchange/readProblem.ts';
export type { ExplainedCondition, ExplainedRule } from '../explain/explanation.ts';
export type { DecidedBy, JudgedCall, Step } from '../judge/judgment.ts';
export { type Opinion, type OpinionReply, type OpinionRequest, type Opinions, opinionKey } from '../opinion/opinion.ts';
export type { Layer, Verdict } from '../policy/policy.ts';
export type { PlacedDiagnostic } from '../report/checkedFile.ts';
export { compilePolicy, type PolicyCompilation, type PolicyFiles } from './compilePolicy.ts';
export type { Decision } from './decision.ts';
export { explain } from './explain.ts';
export type { GivenAnswer, GivenExchange } from './givenExchange.ts';
export { type ExchangeDecision, judge } from './judge.ts';
export { type CallDecision, judgeCall } from './judgeCall.ts';
export { type InputDecision, judgeInput, type PassedOn } from './judgeInput.ts';
export { judgeResult, type ResultDecision } from './judgeResult.ts';
export type { Policy } from './policy.ts';
