import type { CompiledPolicy, CompiledRule } from '../compile/compilePolicy.ts';
import type { TextPart } from '../compile/outcome.ts';
import type { Exchange, Message } from '../exchange/exchange.ts';
import { decide } from './decide.ts';
import { evaluateRules } from './evaluateRules.ts';
import type { InputJudgment, Step } from './judgment.ts';
import { redactText } from './redact.ts';

type Origin = 'user' | 'untrusted';

interface InputText extends TextPart {
  readonly origin: Origin;
}

/** Judges what goes in: every turn of the user, and all untrusted text. */
export function judgeInput({ policy, rules }: CompiledPolicy, exchange: Exchange): InputJudgment {
  const byOrigin: Record<Origin, readonly CompiledRule[]> = {
    user: rulesOn(rules.input, 'user'),
    untrusted: rulesOn(rules.input, 'untrusted'),
  };
  const shared = { session: exchange.session, values: policy.values, messages: exchange.messages };
  const steps: Step[] = [];
  let evaluated = 0;
  for (const part of inputTexts(exchange)) {
    const applicable = byOrigin[part.origin];
    evaluated += applicable.length;
    steps.push(...evaluateRules(applicable, { texts: [part], variables: { text: part.text, ...shared } }, part.on));
  }
  return { steps, evaluated, isBlocked: decide(steps).verdict === 'block', passedOn: redactExchange(exchange, steps) };
}

const rulesOn = (rules: readonly CompiledRule[], origin: Origin): readonly CompiledRule[] =>
  rules.filter(({ rule }) => rule.on === 'any' || rule.on === origin);

/** The name of each message: its role, and its number among the messages of that role. */
export function messageNames(messages: readonly Message[]): readonly string[] {
  const counts = new Map<string, number>();
  return messages.map(({ role }) => {
    const number = counts.get(role) ?? 0;
    counts.set(role, number + 1);
    return `${role}:${number}`;
  });
}

function inputTexts({ messages, documents }: Exchange): readonly InputText[] {
  const names = messageNames(messages);
  const turns = messages.flatMap(({ role, content }, index): InputText[] => {
    const on = names[index] ?? role;
    if (role === 'user') return [{ on, text: content, origin: 'user' }];
    return role === 'tool' ? [{ on, text: content, origin: 'untrusted' }] : [];
  });
  return [
    ...turns,
    ...documents.map(({ text }, index): InputText => ({ on: `document:${index}`, text, origin: 'untrusted' })),
  ];
}

function redactExchange(exchange: Exchange, steps: readonly Step[]): Exchange {
  if (!steps.some(({ verdict }) => verdict === 'redact')) return exchange;
  const names = messageNames(exchange.messages);
  return {
    ...exchange,
    messages: exchange.messages.map((message, index) => ({
      ...message,
      content: redactText({ on: names[index] ?? '', text: message.content }, steps),
    })),
    documents: exchange.documents.map((document, index) => ({
      ...document,
      text: redactText({ on: `document:${index}`, text: document.text }, steps),
    })),
  };
}
