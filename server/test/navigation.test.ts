import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver';
import { type DocumentStore, type Draft, openDocumentStore } from '../src/documentStore.ts';
import { definition } from '../src/features/definition.ts';
import { documentLinks } from '../src/features/documentLinks.ts';
import { documentSymbols } from '../src/features/documentSymbols.ts';
import { foldingRanges } from '../src/features/folding.ts';
import type { HoverContext } from '../src/features/hover/hoverContext.ts';
import { hover } from '../src/features/hover.ts';
import { highlights } from '../src/features/references.ts';
import { selectionRange } from '../src/features/selectionRanges.ts';

// Whatever is half typed, every question has an answer, and every range lies in the text.

const folder = fileURLToPath(new URL('../../testFixtures/lsp/bank', import.meta.url));
const names = readdirSync(folder).filter((name) => /\.(?:policy|suite)\.yaml$|^railwright/.test(name));
const texts = names.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
const { signal } = new AbortController();

function opened(name: string, text: string): { readonly store: DocumentStore; readonly draft: Draft } {
  const store = openDocumentStore([folder]);
  const uri = `file://${folder}/${name}`;
  store.open(uri, 'yaml', 1, text);
  const draft = store.draft(uri);
  if (!draft) throw new Error('it is open');
  return { store, draft };
}

const contextOf = (store: DocumentStore): HoverContext => ({
  store,
  verdicts: { ask: async () => undefined },
  keys: { environment: () => undefined, secret: async () => undefined },
  isTrusted: () => true,
});

function isWithin({ start, end }: Range, lines: number): boolean {
  const isOrdered = start.line < end.line || (start.line === end.line && start.character <= end.character);
  return isOrdered && end.line < lines;
}

test('of a text that is cut off, or has lost a piece', async () => {
  const edited = fc.record({
    file: fc.nat(names.length - 1),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    lost: fc.nat(12),
    isCutOff: fc.boolean(),
    typed: fc.constantFrom('', ' ', '"', '- ', '{', '[', ': ', '&a ', '*a', '|\n', '\t', '\r\n', '(', 'args.'),
  });
  await fc.assert(
    fc.asyncProperty(edited, async ({ file, cut, lost, isCutOff, typed }) => {
      const [name = '', whole = ''] = [names[file], texts[file]];
      const at = Math.floor(cut * whole.length);
      const text = whole.slice(0, at) + typed + (isCutOff ? '' : whole.slice(at + lost));
      const { store, draft } = opened(name, text);
      const lines = draft.document.lineCount;
      const found = await hover(contextOf(store), draft, at, signal);
      const ranges = [
        ...(found?.range ? [found.range] : []),
        ...(highlights(store, draft, at) ?? []).map(({ range }) => range),
        ...documentSymbols(store, draft).flatMap(({ range, selectionRange: inner }) => [range, inner]),
        ...documentLinks(store, draft).map(({ range }) => range),
        selectionRange(store, draft, at).range,
      ];
      await definition(store, draft, at, signal);
      expect(ranges.filter((range) => !isWithin(range, lines))).toEqual([]);
      expect(foldingRanges(store, draft).filter(({ endLine }) => endLine >= lines)).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('what is selected grows each time, around where it began', () => {
  for (const [index, name] of names.entries()) {
    const { store, draft } = opened(name, texts[index] ?? '');
    for (let offset = 0; offset <= draft.document.getText().length; offset += 7)
      expect(sizesOf(selectionRange(store, draft, offset), draft)).toSatisfy(isGrowing);
  }
});

function sizesOf(range: ReturnType<typeof selectionRange>, { document }: Draft): readonly number[] {
  const size = document.offsetAt(range.range.end) - document.offsetAt(range.range.start);
  return [size, ...(range.parent ? sizesOf(range.parent, { document } as Draft) : [])];
}

const isGrowing = (sizes: readonly number[]): boolean =>
  sizes.every((size, index) => index === 0 || size >= (sizes[index - 1] ?? 0));
