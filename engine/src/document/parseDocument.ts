import { type Alias, Document, isAlias, isCollection, isPair, type Node, parseDocument as parseYaml } from 'yaml';
import type { Diagnostic, Level, Range } from './diagnostic.ts';

/** A YAML or JSON file, parsed: its tree with ranges, its plain value, and its syntax errors. */
export interface ParsedDocument {
  readonly path: string;
  readonly text: string;
  /** yaml's document, for what needs it whole: resolving aliases, formatting. */
  readonly yaml: Document;
  readonly root: Node | null;
  /** The plain value, aliases resolved; undefined where the text is empty or beyond the limits. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** Bounds on what is read, so that no file can take the server down. */
export const documentLimits = {
  /** Length of the text, in UTF-16 code units. */
  length: 16_000_000,
  /** Nesting of collections. */
  depth: 100,
  /** Nodes after aliases are resolved, per node written (yaml's own measure of an alias bomb). */
  aliases: 100,
} as const;

/** Parses a YAML or JSON text. Never throws: whatever is wrong with the text is in `diagnostics`. */
export function parseDocument(text: string, path: string): ParsedDocument {
  if (text.length > documentLimits.length) return unparsed(path, text, tooLarge(path, text));
  const yaml: Document = parseYaml(text, { keepSourceTokens: false, prettyErrors: false });
  const root = yaml.contents as Node | null;
  const overflow = yaml.errors.find(({ message }) => message.includes('call stack'));
  const deep = overflow ? overflow.pos[0] : findTooDeep(root);
  if (deep !== undefined) return unparsed(path, text, tooDeep(path, deep));
  const { value, error } = plainValue(yaml, path);
  const diagnostics = [
    ...yaml.errors.map((problem) => syntaxError(path, text, problem, 'error')),
    ...yaml.warnings.map((problem) => syntaxError(path, text, problem, 'warning')),
    ...(error ? [error] : []),
  ];
  return { path, text, yaml, root, value, diagnostics };
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
  return { path, text, yaml: new Document(), root: null, value: undefined, diagnostics: [diagnostic] };
}

function tooLarge(path: string, text: string): Diagnostic {
  const size = (text.length / 1_000_000).toFixed(1);
  return {
    code: 'file-too-large',
    level: 'error',
    message: `the file has ${size} million characters; at most ${documentLimits.length / 1_000_000} million are read`,
    location: { path, range: { start: 0, end: Math.min(text.length, firstLineEnd(text)) } },
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
    for (const item of node.items) stack.push({ node: item, depth: depth + 1 });
  }
  return undefined;
}

function plainValue(yaml: Document, path: string): { value: unknown; error?: Diagnostic } {
  try {
    return { value: yaml.toJS({ maxAliasCount: documentLimits.aliases }) };
  } catch (error) {
    // yaml throws a ReferenceError for an alias bomb, and for an alias without its anchor.
    const alias = firstAlias(yaml.contents as Node | null);
    const isBomb = error instanceof Error && error.message.startsWith('Excessive');
    const message = isBomb ? 'aliases resolve to too much text' : 'an alias has no anchor';
    const range = alias ? nodeRange(alias) : { start: 0, end: 1 };
    return { value: undefined, error: { code: 'alias-limit', level: 'error', message, location: { path, range } } };
  }
}

function firstAlias(root: Node | null): Alias | undefined {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isAlias(node)) return node;
    if (isPair(node)) stack.push(node.value, node.key);
    else if (isCollection(node)) stack.push(...[...node.items].reverse());
  }
  return undefined;
}

interface YamlProblem {
  readonly code: string;
  readonly message: string;
  readonly pos: [number, number];
}

/** yaml's messages, put in this project's form. */
function syntaxError(path: string, text: string, problem: YamlProblem, level: Level): Diagnostic {
  const code = problem.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'syntax';
  return {
    code,
    level,
    message: syntaxMessage(text, problem),
    location: { path, range: problemRange(text, problem) },
    help: syntaxHelp[problem.code],
  };
}

const syntaxHelp: Readonly<Record<string, string | undefined>> = {
  TAB_AS_INDENT: 'indent with spaces',
  MULTIPLE_DOCS: 'put each document into a file of its own',
  BAD_INDENT: 'check the indentation, and that every bracket and quote is closed',
};

function syntaxMessage(text: string, { code, message, pos }: YamlProblem): string {
  if (code === 'DUPLICATE_KEY') return `the key \`${text.slice(...keyRange(text, pos[0]))}\` stands here twice`;
  if (code === 'MULTIPLE_DOCS') return 'one document is expected in a file';
  const firstLine = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '').replace(/\.$/, '');
  return firstLine.charAt(0).toLowerCase() + firstLine.slice(1);
}

/** yaml marks one character of a duplicate key; a person expects the key. */
function problemRange(text: string, { code, pos }: YamlProblem): Range {
  if (code === 'DUPLICATE_KEY') {
    const [start, end] = keyRange(text, pos[0]);
    return { start, end };
  }
  const start = Math.min(pos[0], Math.max(0, text.length - 1));
  return { start, end: Math.max(start + 1, Math.min(pos[1], text.length)) };
}

function keyRange(text: string, start: number): [number, number] {
  const length = /^[^\s:,}\]]*/.exec(text.slice(start, start + 200))?.[0].length ?? 1;
  return [start, start + Math.max(1, length)];
}

function firstLineEnd(text: string): number {
  const end = text.slice(0, 1000).search(/\r?\n/);
  return end < 1 ? Math.min(text.length, 80) : end;
}
