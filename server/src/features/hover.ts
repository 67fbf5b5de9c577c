import type { Hover } from 'vscode-languageserver';
import { stringify } from 'yaml';
import type { Range } from '#engine/document/diagnostic.ts';
import { type Found, findNode, pathAt } from '#engine/document/nodes.ts';
import { schemasAt } from '#engine/document/schemaAt.ts';
import type { Schema } from '#engine/document/schemas.ts';
import { nodeRange } from '#engine/document/tree.ts';
import type { Draft } from '../documentStore.ts';
import { explainCel } from './hover/celHover.ts';
import type { HoverContext, Hovered } from './hover/hoverContext.ts';
import { type Explained, explainName } from './hover/nameHover.ts';
import { explainPattern } from './hover/patternHover.ts';
import { explainTag } from './hover/tagHover.ts';
import { namedDraft } from './names/namedFile.ts';

type Explain = (hovered: Hovered) => Explained | undefined | Promise<Explained | undefined>;

/** What there is to say of a place: the first that has something counts. */
const explainers: readonly Explain[] = [explainPattern, explainTag, explainName, explainCel, explainSchema];

/** What the place under the cursor is: a rule in words, a pattern, a tag, a name; else what the schema says of it. */
export async function hover(
  context: HoverContext,
  draft: Draft,
  offset: number,
  signal: AbortSignal,
): Promise<Hover | null> {
  const { store } = context;
  const file = namedDraft(store, draft);
  if (!file) return null;
  const { document } = draft;
  const { version } = document;
  const hovered: Hovered = { context, draft, file, document: file.document, offset, signal };
  for (const explain of explainers) {
    const explained = await explain(hovered);
    if (!explained) continue;
    // What was found while the text changed is somewhere else by now.
    if (document.version !== version) return null;
    const { range, markdown } = explained;
    const at = { start: document.positionAt(range.start), end: document.positionAt(range.end) };
    return { contents: { kind: 'markdown', value: markdown }, range: at };
  }
  return null;
}

/** What the schema says of a key, or of a value that is one of a few. */
function explainSchema({ draft: { kind }, document, offset }: Hovered): Explained | undefined {
  const path = kind ? pathAt(document, offset) : [];
  const schemas = kind ? schemasAt(kind, path) : [];
  const found = path.length > 0 ? findNode(document, path) : undefined;
  const range = found && hoveredRange(found, schemas, offset);
  // An item of a list is explained with the list.
  const explained = kind && typeof path.at(-1) === 'number' ? schemasAt(kind, path.slice(0, -1)) : schemas;
  const markdown = describe(explaining(explained));
  return range && markdown !== '' ? { range, markdown } : undefined;
}

/** Of the schemas of one place, the one that says what it is. */
export const explaining = (schemas: readonly Schema[]): Schema =>
  schemas.find(({ description }) => description !== undefined) ?? schemas[0] ?? {};

/** The key; or the value, if it is a word of the schema's: what people write themselves needs no explanation. */
function hoveredRange({ key, node }: Found, schemas: readonly Schema[], offset: number): Range | undefined {
  const isAt = ({ start, end }: Range): boolean => start <= offset && offset <= end;
  const keyRange = key ? nodeRange(key) : undefined;
  if (keyRange && isAt(keyRange)) return keyRange;
  if (node?.kind !== 'scalar' || !schemas.some((schema) => isWordOf(schema, node.value))) return undefined;
  const range = nodeRange(node);
  return isAt(range) ? range : undefined;
}

const isWordOf = ({ enum: choices, const: only, type }: Schema, value: unknown): boolean =>
  choices?.includes(value) ||
  (only !== undefined && only === value) ||
  (type === 'boolean' && typeof value === 'boolean');

/** Title, description, and the first example as it would be written. */
export function describe({ title, description, examples = [] }: Schema): string {
  const [example] = examples;
  const parts = [
    ...(title === undefined ? [] : [`**${title}**`]),
    ...(description === undefined ? [] : [description]),
    ...(example === undefined ? [] : [`\`\`\`yaml\n${stringify(example, { lineWidth: 60 }).trimEnd()}\n\`\`\``]),
  ];
  return parts.join('\n\n');
}
