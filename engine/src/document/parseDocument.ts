import { type Alias, Document, isCollection, isPair, type Node, parseDocument as parseYaml } from 'yaml';
import type { Diagnostic, Range } from './diagnostic.ts';
import { plainValue } from './plainValue.ts';
import { syntaxErrors } from './syntaxErrors.ts';

/** A YAML or JSON file, parsed: its tree with ranges, its plain value, and its syntax errors. */
export interface ParsedDocument {
  readonly path: string;
  readonly text: string;
  /** yaml's document, for what needs it whole: formatting. */
  readonly yaml: Document;
  readonly root: Node | null;
  /** What each alias stands for; one that leads nowhere has no entry. */
  readonly aliases: ReadonlyMap<Alias, Node>;
  /** The plain value, aliases resolved and merged; undefined where the text is beyond the limits. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** Bounds on what is read, so that no file can take the server down. */
export const documentLimits = {
  /** Length of the text, in UTF-16 code units. */
  length: 16_000_000,
  /** Nesting of collections. */
  depth: 100,
  /** Nodes that aliases add to those that are written. */
  aliased: 1_000_000,
} as const;

/** Parses a YAML or JSON text. Never throws: whatever is wrong with the text is in `diagnostics`. */
export function parseDocument(text: string, path: string): ParsedDocument {
  if (text.length > documentLimits.length) return unparsed(path, text, tooLarge(path, text));
  const yaml: Document = parseYaml(text, {
    keepSourceTokens: false,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false, // found below, in linear time
    resolveKnownTags: false,
    logLevel: 'error',
  });
  const root = yaml.contents as Node | null;
  const overflow = yaml.errors.find(({ message }) => message.includes('call stack'));
  const deep = overflow ? overflow.pos[0] : findTooDeep(root);
  if (deep !== undefined) return unparsed(path, text, tooDeep(path, deep));
  const { value, aliases, diagnostics } = plainValue(root, path, documentLimits.aliased);
  return {
    path,
    text,
    yaml,
    root,
    aliases,
    value,
    diagnostics: [...syntaxErrors(path, text, yaml), ...diagnostics],
  };
}

/** Whether the text as such is broken: what is missing from it may still be being typed. */
export function hasSyntaxErrors(document: ParsedDocument): boolean {
  return document.diagnostics.some(({ level }) => level === 'error');
}

/** The range of a node, without the white space and comments behind it. */
export function nodeRange(node: Node): Range {
  return node.range ? { start: node.range[0], end: node.range[1] } : { start: 0, end: 0 };
}

function unparsed(path: string, text: string, diagnostic: Diagnostic): ParsedDocument {
  const nothing = { yaml: new Document(), root: null, aliases: new Map(), value: undefined };
  return { path, text, ...nothing, diagnostics: [diagnostic] };
}

function tooLarge(path: string, text: string): Diagnostic {
  const size = (text.length / 1_000_000).toFixed(1);
  return {
    code: 'file-too-large',
    level: 'error',
    message: `the file has ${size} million characters; at most ${documentLimits.length / 1_000_000} million are read`,
    location: { path, range: { start: 0, end: firstLineEnd(text) } },
    help: 'put cases into a CSV or JSONL file, and name it under `datasets`',
  };
}

function tooDeep(path: string, offset: number): Diagnostic {
  return {
    code: 'nested-too-deep',
    level: 'error',
    message: `nested more than ${documentLimits.depth} levels deep`,
    location: { path, range: { start: offset, end: offset + 1 } },
  };
}

/** Where the first collection starts that is nested deeper than the limit. Walks with a stack of its own. */
function findTooDeep(root: Node | null): number | undefined {
  const stack: { node: unknown; depth: number }[] = [{ node: root, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, depth } = top;
    if (isPair(node)) stack.push({ node: node.value, depth }, { node: node.key, depth });
    if (!isCollection(node)) continue;
    if (depth >= documentLimits.depth) return nodeRange(node).start;
    for (const item of node.items.toReversed()) stack.push({ node: item, depth: depth + 1 });
  }
  return undefined;
}

function firstLineEnd(text: string): number {
  const end = text.slice(0, 1000).search(/\r?\n/);
  return end < 1 ? Math.min(text.length, 80) : end;
}
