import { compileGlob, isGlob } from '#engine/document/glob.ts';
import { valueAt } from '#engine/document/nodes.ts';
import type { ToolDefinition } from '#engine/exchange/exchange.ts';
import { type Layer, layers } from '#engine/policy/policy.ts';
import { type NamePlace, policyFor } from '../names/declarations.ts';
import { isLimitAt } from './celPaths.ts';
import type { CelScope } from './celScope.ts';
import {
  anyShape,
  type CelFields,
  type CelShape,
  fieldOf,
  listOf,
  mergedFields,
  objectOf,
  shapeOfSchema,
  shapeOfValue,
  textShape,
} from './celShape.ts';

/** A variable of a condition. */
type Variable = 'text' | 'args' | 'tool' | 'output' | 'calls' | 'session' | 'values' | 'messages';

const variables: Readonly<Record<Layer, readonly Variable[]>> = {
  input: ['text', 'session', 'values', 'messages'],
  action: ['args', 'tool', 'session', 'values', 'messages'],
  output: ['text', 'session', 'values', 'messages'],
  review: ['output', 'calls', 'session', 'values', 'messages'],
};

/** Said of a variable in a list, beside its type. */
export const variableNotes: Readonly<Record<string, string>> = {
  text: 'the text that is looked at',
  args: 'the arguments of the call',
  tool: 'the name of the tool',
  output: 'the answer, as the user would see it',
  calls: 'the calls of the answer, each with `tool` and `args`',
  session: 'what the application knows of the session',
  values: 'the values of the policy',
  messages: 'the turns of the exchange',
} satisfies Record<Variable, string>;

/**
 * The variables of an expression's place, with what is known of them. A limit is the same for all calls: it can draw on no
 * arguments. `sessions` are the sessions that suites of the policy have.
 */
export function celVariables(place: NamePlace, sessions: readonly unknown[]): CelScope {
  const layer = layers.find((known) => known === place.path[0]) ?? 'input';
  const known = isLimitAt(place.path) ? variables[layer].filter(isFixed) : variables[layer];
  const policy = policyFor(place);
  const all = policy?.tools?.tools ?? [];
  const shapes: Readonly<Record<Variable, () => CelShape>> = {
    text: () => textShape,
    output: () => textShape,
    tool: () => ({ ...textShape, choices: governed(place, all).map(({ name }) => name) }),
    args: () => argumentsShape(governed(place, all)),
    calls: () => listOf(callShape(all)),
    session: () => sessionShape(sessions),
    values: () => shapeOfValue(policy?.values ?? {}),
    messages: () => listOf(messageShape(all)),
  };
  return new Map(known.map((name) => [name, shapes[name]()]));
}

const isFixed = (name: Variable): boolean => name === 'values' || name === 'session';

/** What is known of a session from some of them. */
export const sessionShape = (sessions: readonly unknown[]): CelShape =>
  objectOf(mergedFields(sessions.map((session) => ({ fields: fieldsOfValue(session) }))));

const fieldsOfValue = (value: unknown): CelFields => shapeOfValue(value).fields ?? new Map();

/** The tools whose calls the rule looks at, by names and globs. */
function governed(place: NamePlace, tools: readonly ToolDefinition[]): readonly ToolDefinition[] {
  const named = [valueAt(place.document.value, [...place.path.slice(0, 2), 'tool'])].flat();
  const tests = named.flatMap((name) => (typeof name === 'string' ? [toolTest(name)] : []));
  return tools.filter(({ name }) => tests.some((test) => test(name)));
}

const toolTest = (name: string): ((tool: string) => boolean) =>
  isGlob(name) ? compileGlob(name) : (tool) => tool === name;

function argumentsShape(tools: readonly ToolDefinition[]): CelShape {
  const places = tools.map(({ name, inputSchema }) => ({
    name,
    fields: shapeOfSchema(inputSchema).fields ?? new Map(),
  }));
  return objectOf(mergedFields(places));
}

function callShape(tools: readonly ToolDefinition[]): CelShape {
  const tool = { ...textShape, choices: tools.map(({ name }) => name) };
  return objectOf(
    new Map([
      ['tool', fieldOf(tool, 'the name of the tool')],
      ['args', fieldOf(argumentsShape(tools), 'the arguments of the call')],
    ]),
  );
}

const roles = ['user', 'assistant', 'system', 'tool'];

function messageShape(tools: readonly ToolDefinition[]): CelShape {
  return objectOf(
    new Map([
      ['role', fieldOf({ ...textShape, choices: roles }, 'who speaks')],
      ['content', fieldOf(textShape, 'what is said')],
      ['calls', fieldOf(listOf(callShape(tools)), 'optional', 'what a turn of the assistant called')],
      ['tool', fieldOf(textShape, 'optional', 'the tool whose result a turn is')],
      ['callId', fieldOf(textShape, 'optional', 'the call whose result a turn is')],
      ['unseen', fieldOf(listOf(anyShape), 'optional', 'what a turn has that is no text: `image`, `audio`, `file`')],
    ]),
  );
}
