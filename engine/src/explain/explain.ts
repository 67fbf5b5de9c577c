import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Answer, Exchange } from '../exchange/exchange.ts';
import { judge } from '../judge/judge.ts';
import type { JudgeOptions } from '../judge/judgeContext.ts';
import type { Elapsed, Explanation } from './explanation.ts';
import { watchRules } from './watchRules.ts';

/** Judges an exchange as `judge` does, and keeps what every rule and every part of its condition found. */
export function explain(
  compiled: CompiledPolicy,
  exchange: Exchange,
  answer: Answer,
  { elapsed, opinions }: Pick<JudgeOptions, 'opinions'> & { readonly elapsed: Elapsed },
): Explanation {
  const { evaluate, rules } = watchRules(elapsed);
  const judgment = judge(compiled, exchange, answer, { opinions, evaluate });
  return { judgment, rules: rules() };
}
