import type { FileKind } from '#engine/document/schemas.ts';
import { detectorNames } from '#engine/policy/policy.ts';
import type { NameKind, Part } from '../names/nameKinds.ts';
import { nameKindOf } from '../names/nameKinds.ts';
import { kindOf, type TokenKind } from './legend.ts';

/** What the words at a place are. `keys` are those that lead to the value; to the mapping, where it is a key. */
export type KindOfWord = (word: string) => TokenKind | undefined;

/** Undefined where words are just that. */
export function wordsAt(file: FileKind, part: Part, keys: string): KindOfWord | undefined {
  const row = rows.find(([ofFile, ofPart, pattern]) => ofFile === file && ofPart === part && pattern.test(keys));
  const name = nameKindOf(file, part, keys);
  return row?.[3] ?? (name && (() => nameKinds[name]));
}

const nameKinds = {
  rule: kindOf('class'),
  'asking-rule': kindOf('class'),
  case: kindOf('type'),
  tool: kindOf('function'),
  argument: kindOf('parameter'),
  'session-field': kindOf('property'),
  model: kindOf('namespace'),
  judge: kindOf('namespace'),
  service: kindOf('namespace'),
} satisfies Record<NameKind, TokenKind>;

const always =
  (kind: TokenKind): KindOfWord =>
  () =>
    kind;

/** What lets a request pass looks like a constant; what stops or changes it, like a keyword. */
const verdicts: Readonly<Record<string, TokenKind>> = {
  allow: kindOf('enumMember'),
  flag: kindOf('enumMember'),
  redact: kindOf('keyword'),
  rewrite: kindOf('keyword'),
  replace: kindOf('keyword'),
  require_approval: kindOf('keyword'),
  block: kindOf('keyword'),
};
const verdict: KindOfWord = (word) => verdicts[word];

const detectors: ReadonlySet<string> = new Set(detectorNames);
const conditionKey: KindOfWord = (word) =>
  detectors.has(word) ? kindOf('function', 'defaultLibrary') : kindOf('keyword');

const layer = '(?:input|action|output|review)';

const rows: readonly (readonly [FileKind, Part, RegExp, KindOfWord])[] = [
  ['policy', 'value', new RegExp(`^${layer}/id$`), always(kindOf('class', 'declaration'))],
  ['policy', 'value', new RegExp(`^(?:${layer}/(?:then|on_error)|defaults/(?:on_error|unmatched_action))$`), verdict],
  ['policy', 'key', new RegExp(`^${layer}/then$`), verdict],
  ['policy', 'key', new RegExp(`^${layer}/(?:when|unless)(?:/(?:all|any|not))*$`), conditionKey],
  ['policy', 'value', new RegExp(`^${layer}/tags$`), always(kindOf('decorator'))],
  ['suite', 'value', /^cases\/id$/, always(kindOf('type', 'declaration'))],
  ['suite', 'value', /^cases\/expect(?:\/verdict)?$/, verdict],
  ['suite', 'value', /^datasets\/expect(?:\/map\/[^/]+)?$/, verdict],
  ['suite', 'value', /^(?:cases|datasets)\/tags$/, always(kindOf('decorator'))],
  ['settings', 'key', /^(?:models|services)$/, always(kindOf('namespace', 'declaration'))],
];
