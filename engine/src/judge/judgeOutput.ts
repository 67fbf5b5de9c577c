import { changeText } from './changeText.ts';
import { type JudgeContext, textSubject } from './judgeContext.ts';
import type { LayerJudgment } from './judgment.ts';

export interface OutputJudgment extends LayerJudgment {
  /** The text with redactions and replacements made; empty where there is none. */
  readonly passedOn: string;
}

/** Judges the model's text. An answer without text (tool calls only) has nothing to judge. */
export function judgeOutput(context: JudgeContext, text: string | undefined): OutputJudgment {
  if (text === undefined || text === '') return { steps: [], evaluated: 0, passedOn: '' };
  const part = { on: 'output', text };
  const rules = context.compiled.rules.output;
  const steps = context.evaluate(rules, textSubject(context, part), part.on);
  return { steps, evaluated: rules.length, passedOn: changeText(part, steps) };
}
