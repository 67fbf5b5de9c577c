import type { TextPart } from '../compile/outcome.ts';
import type { ToolCall } from '../exchange/exchange.ts';
import { deepestArguments } from '../exchange/readArguments.ts';

/** Every text in the arguments of a call, at any depth: its place is a JSON Pointer behind the call's name. */
export function textsIn(args: ToolCall['args'], call: string): readonly TextPart[] {
  const texts: TextPart[] = [];
  addTexts(args, call, texts);
  return texts;
}

function addTexts(value: unknown, on: string, texts: TextPart[]): void {
  if (typeof value === 'string') texts.push({ on, text: value });
  else if (value !== null && typeof value === 'object')
    for (const key of Object.keys(value))
      addTexts((value as Record<string, unknown>)[key], `${on}/${escapeStep(key)}`, texts);
}

/** The arguments with every text in them changed. Names of arguments stay. */
export function mapTexts(args: ToolCall['args'], call: string, change: (part: TextPart) => string): ToolCall['args'] {
  const changed = new Map(textsIn(args, call).map((part) => [part.on, change(part)]));
  return mapValue(args, call, changed) as ToolCall['args'];
}

/** Whether arguments are nested deeper than they may be. Those that were read are not. */
export const isTooDeep = (args: ToolCall['args']): boolean => isDeeper(args, deepestArguments);

function isDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (levels < 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeper(item, levels - 1));
  for (const key in value) if (isDeeper((value as Record<string, unknown>)[key], levels - 1)) return true;
  return false;
}

function mapValue(value: unknown, on: string, changed: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return changed.get(on) ?? value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item, index) => mapValue(item, `${on}/${index}`, changed));
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    mapValue(item, `${on}/${escapeStep(key)}`, changed),
  ]);
  return Object.fromEntries(entries);
}

const escapeStep = (key: string): string =>
  key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
