/** What an entity stands for: `&#105;`, `&#x69;`, `&amp;`, `&eacute;`; undefined where it is none that is known. */
export function decodeEntity(entity: string): string | undefined {
  const name = entity.replace(/^&|;$/g, '');
  if (!name.startsWith('#')) return signs.get(name) ?? unseen.get(name) ?? accented(name);
  const codePoint = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : undefined;
}

// Of the entities of the HTML standard (section 13.5), those for ASCII, for what does not show, and common ones.

const signs = pairs(`
  amp & AMP & lt < LT < gt > GT > quot " QUOT " apos ' excl ! num # dollar $ percnt % lpar ( rpar ) ast * midast *
  plus + comma , period . sol / colon : semi ; equals = quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ]
  Hat ^ lowbar _ UnderBar _ grave \` lcub { lbrace { verbar | vert | VerticalLine | rcub } rbrace }
  hyphen ‐ ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” hellip … iexcl ¡ iquest ¿
  szlig ß aelig æ AElig Æ oelig œ OElig Œ oslash ø Oslash Ø aring å Aring Å`);

const unseen: ReadonlyMap<string, string> = new Map([
  ['Tab', '\t'],
  ['NewLine', '\n'],
  ['nbsp', '\u00a0'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['hairsp', '\u200a'],
  ['shy', '\u00ad'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['ZeroWidthSpace', '\u200b'],
  ['NoBreak', '\u2060'],
]);

/** What follows the letter in names such as `eacute`, and the mark that it stands for. */
const marks = pairs('grave \u0300 acute \u0301 circ \u0302 tilde \u0303 uml \u0308 caron \u030c cedil \u0327');

function accented(name: string): string | undefined {
  const mark = marks.get(name.slice(1));
  return mark === undefined ? undefined : `${name[0]}${mark}`.normalize('NFC');
}

function pairs(listed: string): ReadonlyMap<string, string> {
  const words = listed.trim().split(/\s+/);
  return new Map(words.flatMap((name, i) => (i % 2 === 0 ? [[name, words[i + 1] ?? ''] as const] : [])));
}
