import type { MarkupContent, MarkupKind } from 'vscode-languageserver';

/**
 * An answer in the formats that the client takes. One that names some, and Markdown not among them, shows marks and escapes
 * as they are: it is sent plain text.
 */
export const inFormats = <T>(answer: T, formats: readonly MarkupKind[] | undefined): T =>
  formats === undefined || formats.includes('markdown') ? answer : (unmarked(answer) as T);

function unmarked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(unmarked);
  if (isMarkdown(value)) return { kind: 'plaintext', value: plainText(value.value) };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unmarked(each)]));
}

const isMarkdown = (value: object): value is MarkupContent =>
  'kind' in value && value.kind === 'markdown' && 'value' in value && typeof value.value === 'string';

const fence = /```\w*\n(?<inFence>[\s\S]*?)\n?```/;
const span = /(?<ticks>`+)(?<inSpan>[\s\S]*?[^`])\k<ticks>(?!`)/;
const backslash = /\\(?<escaped>[!-/:-@[-`{-~])/;
const link = /\[(?<words>(?:\\.|[^\]\\])*)\]\((?<address>[^)\s]*)\)/;
const bold = /\*\*/;

const marks = new RegExp([fence, span, backslash, link, bold].map(({ source }) => source).join('|'), 'g');

/** Markdown, of which the server writes little, as text: code keeps its ticks, as in messages, and a link its address. */
export function plainText(markdown: string): string {
  return markdown.replaceAll(marks, (mark, ...rest) => {
    const { inFence, inSpan, escaped, words, address } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (inSpan !== undefined) return mark;
    if (words !== undefined) return `${plainText(words)} (${address})`;
    return inFence ?? escaped ?? '';
  });
}
