import type { ActionRule, InputRule, OutputRule, ReviewRule } from '#schemas/generated/policy.ts';
import { locate, type Path } from '../document/nodes.ts';
import type { CallRewrite, Layer, Located, PolicyDefaults, RewrittenArgument, Rule } from './policy.ts';
import { opposite, readCondition, readExpression } from './readCondition.ts';
import type { Reading } from './reading.ts';
import { reportNonFinite } from './reportNonFinite.ts';

interface RawRule {
  readonly layer: Layer;
  /** Of the schema's shape. */
  readonly raw: InputRule | ActionRule | OutputRule | ReviewRule;
  readonly path: Path;
  readonly defaults: PolicyDefaults;
}

/** A rule, with its conditions read and its defaults filled in. */
export function readRule(reading: Reading, { layer, raw, path, defaults }: RawRule): Rule {
  const towards = raw.then === 'allow' ? 'milder' : 'stricter';
  return {
    id: raw.id,
    layer,
    description: raw.description,
    on: 'on' in raw ? (raw.on ?? 'any') : 'any',
    tools: 'tool' in raw ? readToolNames(reading, raw.tool, [...path, 'tool']) : [],
    when: raw.when === undefined ? undefined : readCondition(reading, raw.when, [...path, 'when'], towards),
    unless:
      raw.unless === undefined ? undefined : readCondition(reading, raw.unless, [...path, 'unless'], opposite(towards)),
    ...readVerdict(reading, raw.then, [...path, 'then']),
    message: raw.message,
    tags: raw.tags ?? [],
    mode: raw.mode ?? 'enforce',
    onError: raw.on_error ?? defaults.onError,
    at: locate(reading.document, [...path, 'id']),
  };
}

type RawThen = ActionRule['then'] | InputRule['then'] | ReviewRule['then'];

function readVerdict(reading: Reading, raw: RawThen, path: Path): Pick<Rule, 'verdict' | 'rewrite'> {
  if (typeof raw === 'string') return { verdict: raw };
  if ('replace' in raw) return { verdict: 'rewrite', rewrite: { kind: 'replace', text: raw.replace } };
  return { verdict: 'rewrite', rewrite: readCallRewrite(reading, raw.rewrite, [...path, 'rewrite']) };
}

type RawRewrite = Extract<ActionRule['then'], { rewrite: unknown }>['rewrite'];

function readCallRewrite(reading: Reading, { tool, args = {} }: RawRewrite, path: Path): CallRewrite {
  const named = Object.entries(args).map(([name, value]): [string, RewrittenArgument] => [
    name,
    readArgument(reading, value, [...path, 'args', name]),
  ]);
  return {
    kind: 'call',
    tool: tool === undefined ? undefined : { value: tool, at: locate(reading.document, [...path, 'tool']) },
    args: new Map(named),
  };
}

function readArgument(reading: Reading, value: unknown, path: Path): RewrittenArgument {
  const at = locate(reading.document, path, 'key');
  if (!isComputed(value)) {
    reportNonFinite(reading, value, path);
    return { kind: 'literal', value, at };
  }
  return { kind: 'computed', expression: readExpression(reading, value.cel, [...path, 'cel']), at };
}

const isComputed = (value: unknown): value is { cel: string } =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).join() === 'cel' &&
  typeof (value as { cel: unknown }).cel === 'string';

function readToolNames(
  { document }: Reading,
  tool: string | readonly string[],
  path: Path,
): readonly Located<string>[] {
  if (typeof tool === 'string') return [{ value: tool, at: locate(document, path) }];
  return tool.map((value, index) => ({ value, at: locate(document, [...path, index]) }));
}
