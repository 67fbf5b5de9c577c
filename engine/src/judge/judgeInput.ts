import type { CompiledPolicy, InputOrigin } from '../compile/compilePolicy.ts';
import type { TextPart } from '../compile/outcome.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { messageNames } from '../exchange/messageNames.ts';
import { changeText } from './changeText.ts';
import { decide } from './decide.ts';
import { contextOf, type JudgeOptions, textSubject } from './judgeContext.ts';
import type { InputJudgment, Step } from './judgment.ts';

export interface InputText {
  readonly part: TextPart;
  readonly origin: InputOrigin;
}

/** Judges what goes in: every turn of the user, and all untrusted text. */
export function judgeInput(compiled: CompiledPolicy, exchange: Exchange, options: JudgeOptions = {}): InputJudgment {
  const context = contextOf(compiled, exchange, options);
  const steps: Step[] = [];
  let evaluated = 0;
  for (const { part, origin } of inputTexts(exchange)) {
    const rules = compiled.inputRules[origin];
    evaluated += rules.length;
    for (const step of context.evaluate(rules, textSubject(context, part), part.on)) steps.push(step);
  }
  return {
    steps,
    evaluated,
    isBlocked: decide(steps).verdict === 'block',
    passedOn: changeExchange(exchange, steps),
  };
}

/** The texts that the input layer judges, in order. */
export function inputTexts({ messages, documents }: Exchange): readonly InputText[] {
  const names = messageNames(messages);
  const texts: InputText[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    if (role !== 'user' && role !== 'tool') continue;
    const part = { on: names[index] ?? role, text: content };
    texts.push({ part, origin: role === 'user' ? 'user' : 'untrusted' });
  }
  for (const [index, { text }] of documents.entries())
    texts.push({ part: { on: `document:${index}`, text }, origin: 'untrusted' });
  return texts;
}

function changeExchange(exchange: Exchange, steps: readonly Step[]): Exchange {
  if (!steps.some(({ verdict }) => verdict === 'redact' || verdict === 'rewrite')) return exchange;
  const names = messageNames(exchange.messages);
  const change = (on: string, text: string): string => changeText({ on, text }, steps);
  return {
    ...exchange,
    messages: exchange.messages.map((message, index) => ({
      ...message,
      content: change(names[index] ?? '', message.content),
    })),
    documents: exchange.documents.map((document, index) => ({
      ...document,
      text: change(`document:${index}`, document.text),
    })),
  };
}
