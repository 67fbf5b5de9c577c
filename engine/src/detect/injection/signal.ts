/**
 * A sign that a text gives orders to the model that reads it, as phrases of words.
 *
 * | in a phrase | stands for |
 * | --- | --- |
 * | `IGNORE` | a word of the class, in any language |
 * | `ignore` | this word |
 * | a space | nothing but the space between two words |
 * | `…` | up to five words or marks of the same sentence, none of them a negation or _my_ |
 * | `^` | the place of an order: the start of a clause, or after _please_, _now_, _you must_ and the like |
 * | `(a \| b)`, `a?` | a choice, an option |
 * | `{url}`, `{mail}`, `{number}`, `{word}`, `{colon}`, `{comma}`, `{quote}`, `{fence}`, `{end}` | what is not a word; `{end}` is where a line or sentence begins or ends |
 */
export interface Signal<Name extends string = string> {
  readonly name: Name;
  readonly phrases: readonly string[];
}

/** The marks of a text. A word of the lexicon has a symbol of its own; any other is `word`. */
export const marks = {
  word: 'w',
  number: 'n',
  url: 'u',
  mail: 'm',
  colon: ':',
  comma: ',',
  quote: '"',
  fence: '`',
  line: ';',
  sentence: '\n',
} as const;
