import { CST, Lexer } from 'yaml';

export interface Token {
  readonly kind: TokenKind;
  readonly source: string;
  readonly start: number;
}

export type TokenKind = 'scalar' | 'text' | 'comment' | 'open' | 'close' | 'cut-off' | 'comma' | 'colon' | 'other';

const kinds: Readonly<Record<string, TokenKind>> = {
  comment: 'comment',
  'flow-map-start': 'open',
  'flow-seq-start': 'open',
  'flow-map-end': 'close',
  'flow-seq-end': 'close',
  comma: 'comma',
  'map-value-ind': 'colon',
  'single-quoted-scalar': 'scalar',
  'double-quoted-scalar': 'scalar',
};

/** What the lexer puts before a scalar that is not quoted, at the start of a document, and where braces are cut off. */
const [scalarMark, documentMark, cutOffMark] = ['\x1f', '\x02', '\x18'];
const marks: ReadonlySet<string> = new Set([scalarMark, documentMark, cutOffMark]);

/**
 * The tokens of a text that may end anywhere. White space is left out; `text` is a block scalar (`|`, `>`). `cut-off` has no
 * length: a line that stands too far left ends all collections that are open. An empty one may yet be indented.
 */
export function* yamlTokens(text: string): Iterable<Token> {
  let start = 0;
  let isScalar = false;
  let isBlock = false;
  for (const source of new Lexer().lex(text)) {
    if (source === cutOffMark && text.slice(start).trim() !== '') yield { kind: 'cut-off', source: '', start };
    if (marks.has(source)) {
      isScalar = source === scalarMark;
      continue;
    }
    const type = CST.tokenType(source);
    if (isScalar) yield { kind: isBlock ? 'text' : 'scalar', source, start };
    else if (source.trim() !== '') yield { kind: kinds[type ?? ''] ?? 'other', source, start };
    if (isScalar || type === 'block-scalar-header') isBlock = !isScalar;
    isScalar = false;
    start += source.length;
  }
}
