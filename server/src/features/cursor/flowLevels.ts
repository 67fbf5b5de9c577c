import { type Token, yamlTokens } from './yamlTokens.ts';

/** A flow collection (`{ … }` or `[ … ]`) that is open at the end of a text. */
export interface FlowLevel {
  readonly kind: 'map' | 'list';
  /** Where its bracket stands. */
  readonly start: number;
  /** Which entry is being written. */
  readonly index: number;
  /** The key whose value is being written. */
  readonly key?: string;
  /** The keys of the entries before. */
  readonly keys: readonly string[];
  /** The last scalar, which a colon makes a key. */
  readonly scalar?: string;
}

/** The collections that are open behind the last token, the outermost first. */
export function flowLevels(tokens: Iterable<Token>): readonly FlowLevel[] {
  let levels: readonly FlowLevel[] = [];
  for (const token of tokens) levels = step(levels, token);
  return levels;
}

function step(levels: readonly FlowLevel[], { kind, source, start }: Token): readonly FlowLevel[] {
  const outer = levels.slice(0, -1);
  const level = levels.at(-1);
  if (kind === 'open') return [...levels, { kind: source === '{' ? 'map' : 'list', start, index: 0, keys: [] }];
  if (!level) return levels;
  switch (kind) {
    case 'close':
      return outer;
    case 'cut-off':
      return [];
    case 'comma':
      return [...outer, { ...level, index: level.index + 1, key: undefined, scalar: undefined }];
    case 'colon':
      return [...outer, keyed(level)];
    case 'scalar':
      return [...outer, { ...level, scalar: unquoted(source) }];
    default:
      return levels;
  }
}

function keyed(level: FlowLevel): FlowLevel {
  const { kind, scalar, keys } = level;
  return kind === 'map' && scalar !== undefined ? { ...level, key: scalar, keys: [...keys, scalar] } : level;
}

const unquoted = (source: string): string => source.replace(/^(["'])(.*)\1$/s, '$2');

/** The keys of a mapping behind the cursor; none where it is not closed: what follows is not known to belong to it. */
export function keysBehind(text: string, { start }: FlowLevel, offset: number): readonly string[] {
  // The word at the cursor may have its colon already.
  const behind = offset - start + (/^[^\s:,}]*\s*:?/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
  const keys: string[] = [];
  let levels: readonly FlowLevel[] = [];
  for (const token of yamlTokens(text.slice(start))) {
    levels = step(levels, token);
    if (levels.length === 0) return keys;
    const key = levels.length === 1 && token.kind === 'colon' && token.start >= behind ? levels[0]?.key : undefined;
    if (key !== undefined) keys.push(key);
  }
  return [];
}
