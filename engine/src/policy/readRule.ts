import type { ActionRule, InputRule, OutputRule } from '#schemas/generated/policy.ts';
import { locate, type Path } from '../document/nodes.ts';
import type { Layer, Located, PolicyDefaults, Rule } from './policy.ts';
import { readCondition } from './readCondition.ts';
import type { Reading } from './reading.ts';

interface RawRule {
  readonly layer: Layer;
  /** Of the schema's shape. */
  readonly raw: InputRule | ActionRule | OutputRule;
  readonly path: Path;
  readonly defaults: PolicyDefaults;
}

/** A rule, with its conditions read and its defaults filled in. */
export function readRule(reading: Reading, { layer, raw, path, defaults }: RawRule): Rule {
  return {
    id: raw.id,
    layer,
    description: raw.description,
    on: 'on' in raw ? (raw.on ?? 'any') : 'any',
    tools: 'tool' in raw ? readToolNames(reading, raw.tool, [...path, 'tool']) : [],
    when: raw.when === undefined ? undefined : readCondition(reading, raw.when, [...path, 'when']),
    unless: raw.unless === undefined ? undefined : readCondition(reading, raw.unless, [...path, 'unless']),
    verdict: raw.then,
    message: raw.message,
    tags: raw.tags ?? [],
    mode: raw.mode ?? 'enforce',
    onError: raw.on_error ?? defaults.onError,
    at: locate(reading.document, [...path, 'id']),
  };
}

function readToolNames(
  { document }: Reading,
  tool: string | readonly string[],
  path: Path,
): readonly Located<string>[] {
  if (typeof tool === 'string') return [{ value: tool, at: locate(document, path) }];
  return tool.map((value, index) => ({ value, at: locate(document, [...path, index]) }));
}
