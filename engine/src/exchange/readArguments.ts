import type { ToolCall } from './exchange.ts';
import { asFields, nameOfValue, parseJson } from './json.ts';

type Arguments = Pick<ToolCall, 'args' | 'problem'>;

/** What conditions, records and reports can walk without running out of stack, with much room to spare. In levels. */
export const deepestArguments = 200;

/**
 * Reads the arguments of a call: an object, or the JSON text of one. An empty text is a call without arguments, as
 * several servers write it. What cannot be read, or not exactly, is a problem and leaves no arguments.
 */
export function readArguments(raw: unknown): Arguments {
  if (raw === undefined || (typeof raw === 'string' && raw.trim() === '')) return { args: {} };
  if (typeof raw !== 'string') return checked(raw);
  const parsed = parseJson(raw);
  return 'message' in parsed ? unreadable(`are ${parsed.message}`) : checked(parsed.value);
}

function checked(value: unknown): Arguments {
  const args = asFields(value);
  if (!args) return unreadable(`are ${nameOfValue(value)}, and not an object`);
  const fault = findFault(args);
  return fault === undefined ? { args } : unreadable(fault);
}

const unreadable = (fault: string): Arguments => ({ args: {}, problem: { message: `the arguments ${fault}` } });

interface Place {
  readonly value: unknown;
  readonly depth: number;
  readonly key: string;
}

/** Walks with a stack of its own, as a model may nest its arguments without measure. */
function findFault(args: unknown): string | undefined {
  const stack: Place[] = [{ value: args, depth: 0, key: '' }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value, depth, key } = top;
    if (typeof value === 'number' && !isExact(value))
      return `hold a number beyond 2^53 in \`${key}\`, which may have been rounded`;
    if (value === null || typeof value !== 'object') continue;
    if (depth > deepestArguments) return `are nested deeper than ${deepestArguments} levels`;
    // A list's numbers are found under the list's key.
    const name = (inner: string): string => (Array.isArray(value) ? key : inner);
    for (const [inner, item] of Object.entries(value)) stack.push({ value: item, depth: depth + 1, key: name(inner) });
  }
  return undefined;
}

/**
 * Beyond this, two whole numbers may have become one, so that a limit or an id would be compared with another number
 * than the tool gets. It holds for `1e999`, too, which JSON.parse makes Infinity.
 */
const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;
