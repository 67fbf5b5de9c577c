import type { CompiledPolicy, InputOrigin } from '../compile/compilePolicy.ts';
import type { Subject } from '../compile/outcome.ts';
import type { Exchange, ToolCall } from '../exchange/exchange.ts';
import { textsIn } from '../judge/callTexts.ts';
import { callSubject, problemOf, proposalOf } from '../judge/judgeCalls.ts';
import { contextOf, type JudgeContext, textSubject } from '../judge/judgeContext.ts';
import { inputTexts } from '../judge/judgeInput.ts';
import { reviewSubject } from '../judge/judgeReview.ts';
import { type FindGroups, groupsOf } from './groups.ts';
import type { RecordedExchange } from './recorded.ts';
import { createTextIndex, type TextIndex } from './textIndex.ts';
import { plainTexts, readTexts, type Texts } from './texts.ts';
import { inSteps, type Work } from './work.ts';

/** What the rules of one kind look at, in all exchanges. A subject is known by its number. */
export interface Population {
  readonly name: 'input' | 'action' | 'output' | 'review' | 'aside';
  readonly size: number;
  /** The exchange of each subject, ascending. */
  readonly itemOf: Int32Array;
  subject(number: number, compiled: CompiledPolicy): Subject;
  exchange(number: number): Exchange;
  readonly groups: FindGroups;
  /** What text detectors see of a subject. */
  texts(number: number): Texts;
  /** The exchanges whose texts may hold something. */
  readonly index?: TextIndex;
}

export interface InputPopulation extends Population {
  readonly origins: readonly InputOrigin[];
}

export interface CallPopulation extends Population {
  /** The names of all tools that are called, and of each call the number of its tool. */
  readonly tools: readonly string[];
  readonly toolOf: Int32Array;
  /** Calls that no rule can judge. */
  readonly isBroken: Uint8Array;
}

/** All subjects of some exchanges. */
export interface Populations {
  readonly input: InputPopulation;
  readonly action: CallPopulation;
  readonly output: Population;
  readonly review: Population;
  /** The texts that only review rules look at. */
  readonly aside: Population;
}

/** Contexts are made anew for each subject: kept, they would take more room than the texts. */
const contextFor = ({ exchange, opinions }: RecordedExchange, compiled: CompiledPolicy): JudgeContext =>
  contextOf(compiled, exchange, { opinions });

/** What rules of the input layer judge with. */
export const inputContextFor = (
  { exchange, opinions, inputOpinions = opinions }: RecordedExchange,
  compiled: CompiledPolicy,
): JudgeContext => contextOf(compiled, exchange, { opinions: inputOpinions });

export function* readPopulations(items: readonly RecordedExchange[]): Work<Populations> {
  const index = createTextIndex(items.length);
  const input = yield* inputPopulation(items, index);
  const output = yield* outputPopulation(items, index);
  return {
    input,
    output,
    action: yield* callPopulation(items),
    review: reviewPopulation(items),
    aside: asidePopulation(items),
  };
}

function* inputPopulation(items: readonly RecordedExchange[], index: TextIndex): Work<InputPopulation> {
  const names: string[] = [];
  const texts: string[] = [];
  const origins: InputOrigin[] = [];
  const itemOf: number[] = [];
  yield* inSteps(items.length, 512, (item) => {
    for (const { part, origin } of inputTexts((items[item] as RecordedExchange).exchange)) {
      names.push(part.on);
      texts.push(part.text);
      origins.push(origin);
      itemOf.push(item);
    }
  });
  const nameOf = (number: number): string => names[number] ?? '';
  const source = { items, index, nameOf, texts, itemOf: Int32Array.from(itemOf) };
  return { ...(yield* textPopulation('input', source)), origins };
}

function* outputPopulation(items: readonly RecordedExchange[], index: TextIndex): Work<Population> {
  const texts: string[] = [];
  const itemOf: number[] = [];
  for (const [item, { answer }] of items.entries()) {
    if (answer.output === undefined || answer.output === '') continue;
    texts.push(answer.output);
    itemOf.push(item);
  }
  const source = { items, index, nameOf: () => 'output', texts, itemOf: Int32Array.from(itemOf) };
  return yield* textPopulation('output', source);
}

interface TextSource {
  readonly items: readonly RecordedExchange[];
  readonly index: TextIndex;
  readonly texts: readonly string[];
  readonly itemOf: Int32Array;
  nameOf(number: number): string;
}

function* textPopulation(name: Population['name'], source: TextSource): Work<Population> {
  const { items, index, nameOf, texts, itemOf } = source;
  const size = texts.length;
  const contextOfText = name === 'input' ? inputContextFor : contextFor;
  // Of most texts there is nothing to keep: they hide nothing.
  const hiding = new Map<number, Texts>();
  const plain = (number: number): Texts => plainTexts([texts[number] ?? '']);
  yield* inSteps(size, 16, (number) => {
    const read = readTexts([texts[number] ?? '']);
    if (read.decoded.length > 0 || read.words.length > 0) hiding.set(number, read);
    index.add(itemOf[number] ?? 0, read);
  });
  return {
    name,
    size,
    itemOf,
    index,
    texts: (number) => hiding.get(number) ?? plain(number),
    exchange: (number) => itemAt(items, itemOf, number).exchange,
    groups: groupsOf({
      size,
      kind: () => 0,
      variable: (number) => itemAt(items, itemOf, number).exchange.session,
    }),
    subject(number, compiled) {
      const part = { on: nameOf(number), text: texts[number] ?? '' };
      return textSubject(contextOfText(itemAt(items, itemOf, number), compiled), part);
    },
  };
}

const itemAt = (items: readonly RecordedExchange[], itemOf: Int32Array, number: number): RecordedExchange =>
  items[itemOf[number] ?? -1] as RecordedExchange;

interface CallPlace {
  readonly call: ToolCall;
  readonly index: number;
  readonly item: number;
}

function* callPopulation(items: readonly RecordedExchange[]): Work<CallPopulation> {
  const all: CallPlace[] = [];
  yield* inSteps(items.length, 512, (item) => {
    for (const [index, call] of (items[item] as RecordedExchange).answer.calls.entries())
      all.push({ call, index, item });
  });
  const itemOf = Int32Array.from(all, ({ item }) => item);
  const tools = [...new Set(all.map(({ call }) => call.tool))];
  const numbers = new Map(tools.map((tool, number) => [tool, number]));
  const toolOf = Int32Array.from(all, ({ call }) => numbers.get(call.tool) ?? -1);
  return {
    name: 'action',
    size: all.length,
    itemOf,
    tools,
    toolOf,
    isBroken: Uint8Array.from(all, ({ call }) => (problemOf(call) === undefined ? 0 : 1)),
    exchange: (number) => itemAt(items, itemOf, number).exchange,
    groups: groupsOf({
      size: all.length,
      kind: (number) => toolOf[number] ?? -1,
      variable: (number, name) =>
        name === 'args' ? all[number]?.call.args : itemAt(items, itemOf, number).exchange.session,
    }),
    texts: remembered((number) => readTexts(textsIn(all[number]?.call.args ?? {}, '').map(({ text }) => text))),
    subject(number, compiled) {
      const item = itemAt(items, itemOf, number);
      const context = contextFor(item, compiled);
      const index = all[number]?.index ?? 0;
      return callSubject(context, proposalOf(context, item.answer.calls, index), `call:${index}`);
    },
  };
}

/** Exchanges as no rule has changed them. */
function reviewPopulation(items: readonly RecordedExchange[]): Population {
  return {
    name: 'review',
    size: items.length,
    itemOf: Int32Array.from(items, (_, item) => item),
    exchange: (number) => (items[number] as RecordedExchange).exchange,
    groups: groupsOf({
      size: items.length,
      kind: () => 0,
      variable: (number) => items[number]?.exchange.session,
    }),
    texts: () => plainTexts([]),
    subject: (number, compiled) => unchangedSubject(items[number] as RecordedExchange, compiled),
  };
}

function unchangedSubject(item: RecordedExchange, compiled: CompiledPolicy): Subject {
  const { output = '', calls } = item.answer;
  return reviewSubject(contextFor(item, compiled), {
    passedOn: item.exchange,
    calls: calls.map((call) => ({ ...call, verdict: 'allow' })),
    output: { raw: output, passedOn: output },
  });
}

/** What other layers look at is found by its name. */
function asidePopulation(items: readonly RecordedExchange[]): Population {
  const asideOf = (item: RecordedExchange): readonly string[] => {
    const known = new Set(['output', ...inputTexts(item.exchange).map(({ part }) => part.on)]);
    const context = contextOf({ policy: { values: {} } } as CompiledPolicy, item.exchange, {});
    const { output = '', calls } = item.answer;
    const all = reviewSubject(context, {
      passedOn: item.exchange,
      calls: calls.map((call) => ({ ...call, verdict: 'allow' })),
      output: { raw: output, passedOn: output },
    });
    return all
      .texts()
      .filter(({ on }) => !known.has(on))
      .map(({ text }) => text);
  };
  return {
    ...reviewPopulation(items),
    name: 'aside',
    texts: remembered((number) => readTexts(asideOf(items[number] as RecordedExchange))),
  };
}

/** Many policies have no rule that needs it. */
function remembered(read: (number: number) => Texts): (number: number) => Texts {
  const known: (Texts | undefined)[] = [];
  return (number) => {
    const texts = known[number] ?? read(number);
    known[number] = texts;
    return texts;
  };
}
