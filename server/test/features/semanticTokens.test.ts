import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openDocumentStore } from '../../src/documentStore.ts';
import { semanticTokens } from '../../src/features/semanticTokens.ts';

// Files with a `\r` by itself cannot be written in a scenario.

/** The words that tokens cover, as an editor finds them: by its own count of lines. */
function wordsOf(text: string): readonly string[] {
  const store = openDocumentStore(['/folder']);
  const uri = 'file:///folder/a.policy.yaml';
  store.open(uri, 'railwright-policy', 1, text);
  const draft = store.draft(uri);
  if (!draft) throw new Error('it is open');
  const document = TextDocument.create(uri, '', 1, text);
  const data = semanticTokens(store, draft);
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [down = 0, along = 0, length = 0] = data.slice(index * 5);
    [line, character] = down === 0 ? [line, character + along] : [line + down, along];
    const start = document.offsetAt({ line, character });
    return text.slice(start, start + length);
  });
}

const policy = (condition: string): string =>
  `policy: a\ninput:\n  - id: long\n    when: ${condition}\n    then: block\n`;

test.each([
  ['in a text within a condition', `"text == 'one\rtwo'"`, ['text', '==', "'one", "two'"]],
  ['between the words of a condition', '"text\r== values.a"', ['text', '==', 'values', 'a']],
  ['before a line end', '"text ==\r\n      values.a"', ['text', '==', 'values', 'a']],
])('a token ends where a line ends, also with `\\r` alone: %s', (_, condition, words) => {
  expect(wordsOf(policy(condition))).toEqual(['long', ...words, 'block']);
});
