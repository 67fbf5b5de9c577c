import fc from 'fast-check';
import { type Layer, layers } from '#engine/policy/policy.ts';
import type { Texts } from '../../support/check.ts';
import { soundDetectors, unsoundDetectors } from './detectors.ts';
import { toolNames } from './exchanges.ts';
import { brokenConditions, conditions } from './expressions.ts';
import { texts } from './texts.ts';
import { keys, record, values } from './values.ts';

/** A rule as a policy file writes it, and the layer in which it stands. */
export interface DrawnRule {
  readonly layer: Layer;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A policy file as a plain value. */
export interface DrawnPolicy {
  readonly head: Readonly<Record<string, unknown>>;
  readonly rules: readonly DrawnRule[];
  /** The rules of `./base.policy.yaml`, whose ids may be the same. */
  readonly base: readonly DrawnRule[];
}

/** Where the policies of tests stand. */
export const policyPath = '/a.policy.yaml';

/** The files of a policy. JSON is YAML, and its texts carry every character. */
export function filesOf({ head, rules, base }: DrawnPolicy): Texts {
  const extended = base.length === 0 ? {} : { extends: ['./base.policy.yaml'] };
  return {
    '/words.txt': 'bitcoin\n# money\ngift card\n',
    '/a.schema.json': '{ "type": "object" }',
    '/base.policy.yaml': JSON.stringify({ policy: 'base', ...layersOf(base) }),
    [policyPath]: JSON.stringify({ policy: 'a', ...head, ...extended, ...layersOf(rules) }),
  };
}

const layersOf = (rules: readonly DrawnRule[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    layers.map((layer) => [layer, rules.filter((rule) => rule.layer === layer).map(({ raw }) => raw)]),
  );

type Condition = fc.Arbitrary<unknown>;

/** Conditions of a layer: CEL, a detector, or some of these joined. */
function joinedConditions(leaf: Condition): Condition {
  return fc.letrec<{ condition: unknown }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  })).condition;
}

const soundConditions = (layer: Layer): Condition =>
  joinedConditions(
    fc.oneof({ weight: 2, arbitrary: conditions(layer) }, { weight: 3, arbitrary: soundDetectors(layer) }),
  );
const unsoundConditions = (layer: Layer): Condition => fc.oneof(unsoundDetectors, brokenConditions(layer), values);
const anyConditions = (layer: Layer): Condition =>
  fc.oneof(
    { weight: 8, arbitrary: soundConditions(layer) },
    { weight: 1, arbitrary: joinedConditions(unsoundConditions(layer)) },
    { weight: 1, arbitrary: unsoundConditions(layer) },
  );

const plainThens = ['allow', 'flag', 'redact', 'require_approval', 'block'];
const newArguments = fc.oneof(
  values,
  fc.constantFrom('args.amount', 'values.limit', 'size(args)', 'session').map((cel) => ({ cel })),
);
const rewrites = fc.record(
  {
    tool: toolNames,
    args: fc.array(fc.tuple(keys, newArguments), { minLength: 1, maxLength: 2 }).map(record),
  },
  { requiredKeys: [] },
);

const thens: Readonly<Record<Layer, fc.Arbitrary<unknown>>> = {
  input: fc.oneof(
    fc.constantFrom<unknown[]>(...plainThens),
    texts.map((replace) => ({ replace })),
  ),
  output: fc.oneof(
    fc.constantFrom<unknown[]>(...plainThens),
    texts.map((replace) => ({ replace })),
  ),
  action: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<unknown[]>(...plainThens) },
    {
      weight: 1,
      arbitrary: rewrites.filter((rewrite) => Object.keys(rewrite).length > 0).map((rewrite) => ({ rewrite })),
    },
  ),
  review: fc.constantFrom<unknown[]>('allow', 'flag', 'require_approval', 'block'),
};

const onErrors = fc.constantFrom('block', 'require_approval', 'allow');
const tools = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown[]>('*', 'pay', 'p*') },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom('pay', 'send', 'free', 'constructor'), { minLength: 1, maxLength: 2 }),
  },
);

const ruleOf = (layer: Layer, condition: Condition): fc.Arbitrary<DrawnRule> =>
  fc
    .record(
      {
        when: condition,
        unless: condition,
        verdict: thens[layer],
        message: texts,
        mode: fc.constantFrom('enforce', 'enforce', 'shadow'),
        on_error: onErrors,
        ...(layer === 'input' && { on: fc.constantFrom('user', 'untrusted', 'any') }),
        ...(layer === 'action' && { tool: tools }),
      },
      { requiredKeys: layer === 'action' ? ['verdict', 'tool', 'on_error'] : ['verdict', 'when', 'on_error'] },
    )
    .map(({ verdict, ...raw }) => ({ layer, raw: Object.fromEntries([...Object.entries(raw), ['then', verdict]]) }));

/** Rules whose every part has the schema's shape; a condition may still be of a wrong type. */
export const soundRules: fc.Arbitrary<DrawnRule> = fc.oneof(
  ...layers.map((layer) => ruleOf(layer, soundConditions(layer))),
);

/** Rules with conditions of any kind. */
export const anyRules: fc.Arbitrary<DrawnRule> = fc.oneof(
  ...layers.map((layer) => ruleOf(layer, anyConditions(layer))),
);

const property = fc.constantFrom<unknown[]>(
  { type: 'number' },
  { type: 'string' },
  { type: 'boolean' },
  { type: 'array', items: { type: 'string' } },
  { type: 'object', properties: { country: { type: 'string' } } },
  { enum: ['a', 'b'] },
  { type: ['string', 'null'] },
  {},
  null,
);
const definition = fc.record({
  name: fc.constantFrom('pay', 'send', 'free', 'constructor'),
  inputSchema: fc
    .array(fc.tuple(keys, property), { maxLength: 8 })
    .map((properties) => ({ type: 'object', properties: record(properties) })),
});

const head = fc.record(
  {
    values: fc.constantFrom<unknown[]>(
      { limit: 40, names: ['a', 'bo@shop.example'], open: true },
      { limit: '40', names: [1, 'a'], open: null },
      { limit: -0.5, names: [], open: false, constructor: 1 },
    ),
    tools: fc.uniqueArray(definition, { selector: ({ name }) => name, minLength: 2, maxLength: 4 }),
    defaults: fc.record(
      { message: texts, on_error: onErrors, unmatched_action: fc.constantFrom('allow', 'require_approval', 'block') },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['values'] },
);

const numbered = (rules: readonly DrawnRule[]): readonly DrawnRule[] =>
  rules.map(({ layer, raw }, index) => ({ layer, raw: { id: `r${index}`, ...raw } }));

const policyOf = (rule: fc.Arbitrary<DrawnRule>, maxLength: number): fc.Arbitrary<DrawnPolicy> =>
  fc.record({
    head,
    rules: fc.array(rule, { maxLength, size: '+1' }).map(numbered),
    base: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(rule, { maxLength: 3 }).map(numbered) },
    ),
  });

export const soundPolicies: fc.Arbitrary<DrawnPolicy> = policyOf(soundRules, 6);
export const anyPolicies: fc.Arbitrary<DrawnPolicy> = policyOf(anyRules, 6);
