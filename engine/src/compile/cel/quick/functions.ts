import { compilePattern } from '../../../detect/pattern.ts';
import { linearMatches } from '../celEnvironment.ts';
import { folded, type Quick, type Run, unsure } from './quick.ts';
import { isList, isPlain, isTyped } from './values.ts';

/** `text.startsWith("a")`, `size(text)`: a receiver is the first argument. */
export function quickFunction(name: string, args: readonly Quick[]): Quick | undefined {
  const [first, second] = args;
  if (!first || typeof first.type === 'object' || first.type === 'opaque' || args.length > 2) return undefined;
  if (!second) return name === 'size' ? quickSize(first) : quickChange(name, first);
  return name === linearMatches ? quickMatches(first, second) : quickTest(name, first, second);
}

const textTests: Readonly<Record<string, ((text: string, part: string) => boolean) | undefined>> = {
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
};

function quickTest(name: string, text: Quick, part: Quick): Quick | undefined {
  const test = textTests[name];
  if (!test) return undefined;
  const run: Run = (variables) => {
    const a = text.run(variables);
    const b = part.run(variables);
    return typeof a === 'string' && typeof b === 'string' ? test(a, b) : unsure;
  };
  return folded({ type: 'bool', run }, [text, part]);
}

const textChanges: Readonly<Record<string, ((text: string) => string) | undefined>> = {
  lowerAscii: (text) => text.toLowerCase(),
  upperAscii: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
};

function quickChange(name: string, text: Quick): Quick | undefined {
  const change = textChanges[name];
  if (!change) return undefined;
  const run: Run = (variables) => {
    const value = text.run(variables);
    return typeof value === 'string' ? change(value) : unsure;
  };
  return folded({ type: 'string', run }, [text]);
}

/** A pattern that is written in the policy. */
function quickMatches(text: Quick, { constant: source }: Quick): Quick | undefined {
  if (typeof source?.value !== 'string') return undefined;
  const compiled = compilePattern(source.value);
  if (compiled.kind === 'error') return undefined;
  const { pattern } = compiled;
  const run: Run = (variables) => {
    const value = text.run(variables);
    return typeof value === 'string' ? pattern.test(value) : unsure;
  };
  return folded({ type: 'bool', run }, [text]);
}

function quickSize(of: Quick): Quick {
  const run: Run = (variables) => {
    const value = of.run(variables);
    if (typeof value === 'string') return characters(value);
    if (!isTyped(value)) return unsure;
    if (isList(value)) return value.length;
    return isPlain(value) ? Object.keys(value).length : unsure;
  };
  return folded({ type: 'int', run }, [of]);
}

/** A pair of surrogates is one character. */
function characters(text: string): number {
  let pairs = 0;
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00 || (text.charCodeAt(i - 1) & 0xfc00) !== 0xd800) continue;
    pairs++;
    i++;
  }
  return text.length - pairs;
}
