/** The ways to hide a text that are seen through, each as a phrase after "hidden". */
export const hidings = {
  base64: 'as base64',
  hex: 'as hexadecimal numbers',
  binary: 'as binary numbers',
  percent: 'by percent-encoding',
  html: 'as HTML entities',
  escape: 'by backslash escapes',
  rot13: 'as ROT13',
  reversed: 'by writing it backwards',
  leetspeak: 'by digits for letters',
  spaced: 'by spacing out its letters',
  zero_width: 'by characters that do not show',
  bidi: 'by marks of writing direction',
  tag: 'as tag characters',
  variation: 'as variation selectors',
  homoglyph: 'by look-alike letters',
  styled: 'in styled letters',
  marks: 'by marks on its letters',
  whitespace: 'by unusual white space',
} as const;

export type Hiding = keyof typeof hidings;

/** How something was hidden, outermost first: `hidden as HTML entities and as base64`. */
export function hiddenHow(hidden: readonly Hiding[]): string {
  return `hidden ${hidden.map((hiding) => hidings[hiding]).join(' and ')}`;
}
