import type { Range } from '../../document/diagnostic.ts';
import { lineEnd, lineStart } from '../../document/lines.ts';
import type { ParsedDocument } from '../../document/parseDocument.ts';
import { commentsWith, scalarAt } from './comments.ts';

/** A comment that hides findings: `# railwright-disable-next-line CODE, CODE -- reason`. */
export interface Suppression {
  /** The comment, from its `#` to the end of its line. */
  readonly at: Range;
  readonly scope: SuppressionScope;
  /** The codes as written, each with its place. */
  readonly codes: readonly SuppressedCode[];
  /** Where a finding must start to be hidden; undefined where the comment can hide nothing. */
  readonly covers?: Range;
}

export type SuppressionScope = 'file' | 'line' | 'next-line';

export interface SuppressedCode {
  readonly code: string;
  readonly at: Range;
}

/** The comments of a document that hide findings, whether or not they do. */
export function readSuppressions(document: ParsedDocument): readonly Suppression[] {
  return commentsWith(document, 'railwright-disable').flatMap((at): readonly Suppression[] => {
    const match = directive.exec(document.text.slice(at.start, at.end));
    if (!match?.indices?.[2]) return [];
    const scope = scopes[match[1] ?? ''] ?? 'file';
    const start = at.start + match.indices[2][0];
    const codes = codesIn(match[2] ?? '', start);
    return [{ at, scope, codes, covers: coverage[scope](document, at) }];
  });
}

const directive = /^#[ \t]*railwright-disable(-next-line|-line)?(?=[\s,]|$)(.*?)(?:(?:^|\s)--\s.*)?$/d;

const scopes: Readonly<Record<string, SuppressionScope>> = { '-line': 'line', '-next-line': 'next-line' };

const codesIn = (text: string, offset: number): readonly SuppressedCode[] =>
  [...text.matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => ({
    code,
    at: { start: offset + index, end: offset + index + code.length },
  }));

const coverage = {
  /** The whole text, if nothing but comments stands before it. */
  file: ({ text, root }, at) => (root && root.start < at.start ? undefined : { start: 0, end: text.length }),
  line: (document, at) => lineAt(document, lineStart(document.text, at.start)),
  /** Further comments and empty lines may stand between. */
  'next-line': (document, at) => {
    const { text } = document;
    const next = /[^\s#]|#[^\n]*/g;
    next.lastIndex = at.end;
    for (let match = next.exec(text); match; match = next.exec(text))
      if (!match[0].startsWith('#')) return lineAt(document, lineStart(text, match.index));
    return undefined;
  },
} satisfies Record<SuppressionScope, (document: ParsedDocument, at: Range) => Range | undefined>;

/** A line, with the texts that start in it to their ends: no comment can stand within them. */
export function lineAt({ text, root }: ParsedDocument, start: number): Range {
  let end = lineEnd(text, start);
  for (;;) {
    const scalar = scalarAt(root, end);
    if (!scalar || scalar.start >= end) return { start, end: end + 1 };
    end = Math.max(end + 1, lineEnd(text, scalar.end - 1));
  }
}
