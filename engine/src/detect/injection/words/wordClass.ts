/** What a word does in an order to a model. A word may be of several classes. */
export const wordClasses = [
  'ACT',
  'ALL',
  'ANSWER',
  'ASKING',
  'BECOME',
  'BEGIN',
  'BOT',
  'BRIEF',
  'CODE',
  'EARLIER',
  'ECHO',
  'EMBED',
  'ENCODING',
  'FREE',
  'HALT',
  'IGNORE',
  'IGNORED',
  'IGNORE_LAST',
  'LEAD',
  'LETTERS',
  'LIMITS',
  'MAKER',
  'MINE',
  'MODEL',
  'MUST',
  'NEW',
  'NEXT',
  'NOT',
  'OBEY',
  'PROMPT',
  'REVEAL',
  'REVEAL_LAST',
  'RULES',
  'SAID',
  'SECRET',
  'SEND',
  'SYSTEM',
  'TASK',
  'TELL',
  'TO',
  'TOOL',
  'USER',
  'WHAT',
  'WITHOUT',
  'WORK',
  'YOU',
  'YOUR',
] as const;

export type WordClass = (typeof wordClasses)[number];

/**
 * The words of a language by class, apart by white space. `stem(a|b)` stands for `stema stemb`, and `stem(|s)` for
 * `stem stems`. Case and accents do not count.
 */
export type Lexicon = Readonly<Partial<Record<WordClass, string>>>;

/** The single words of a lexicon's entry. */
export function expand(entry: string): readonly string[] {
  return entry.trim().split(/\s+/).flatMap(expandWord);
}

function expandWord(word: string): readonly string[] {
  const parts = /^([^(]*)\(([^)]*)\)$/.exec(word);
  if (parts === null) return [word];
  const [, stem = '', endings = ''] = parts;
  return endings.split('|').map((ending) => stem + ending);
}
