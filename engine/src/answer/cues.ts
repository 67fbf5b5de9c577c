/**
 * The words that models use around a refusal, in one language, by what they do in the answer. Each pattern is searched
 * in one folded sentence.
 */
export interface Cues {
  /** The refusing act: first person (or the operator's *we*, *our policy*) + cannot, will not + help. */
  readonly declines: RegExp;
  /** Grounds that are rules or ethics: these make a declining sentence a refusal. */
  readonly norms: RegExp;
  /** Grounds that are missing knowledge or means: these alone make it an answer. */
  readonly limits: RegExp;
  /** The question rests on something untrue; saying so is an answer. */
  readonly premises: RegExp;
  /** Calls the asking or the saying itself out of place: *it is not appropriate to suggest that …*. */
  readonly rebukes: RegExp;
  /** Calls the thing asked for wrong or forbidden. */
  readonly disapprovals: RegExp;
  /** Takes exception to the wording of the request. */
  readonly objections: RegExp;
  /** Turns to giving help after all. */
  readonly offers: RegExp;
  /** Reports something done for the user instead. */
  readonly deeds: RegExp;
  /** Gives a piece of advice. */
  readonly advice: RegExp;
  /** Sends the user to helplines, professionals and better feelings, which is not what was asked. */
  readonly consolations: RegExp;
  /** Moves on to something else. */
  readonly diversions: RegExp;
  /** Opening and closing courtesies, which carry neither help nor refusal. */
  readonly courtesies: RegExp;
  /** A plain yes or no: what follows is the answer, however stern. */
  readonly replies: RegExp;
  /** Announces words that are not the model's own, such as a draft. */
  readonly introductions: RegExp;
}

type CueKind = keyof Cues;

/**
 * Compiles a language's alternatives. A blank in an alternative also stands for the marks of Markdown emphasis, so that
 * `I **cannot** help` reads as `I cannot help` (inside a character class, write `\s`). A kind without alternatives
 * never matches.
 */
export function defineCues(alternatives: { readonly [Kind in CueKind]?: readonly string[] }): Cues {
  const compile = (kind: CueKind): RegExp => {
    const sources = alternatives[kind];
    return sources ? new RegExp(sources.join('|').replaceAll(' ', blank)) : /(?!)/;
  };
  return {
    declines: compile('declines'),
    norms: compile('norms'),
    limits: compile('limits'),
    premises: compile('premises'),
    rebukes: compile('rebukes'),
    disapprovals: compile('disapprovals'),
    objections: compile('objections'),
    offers: compile('offers'),
    deeds: compile('deeds'),
    advice: compile('advice'),
    consolations: compile('consolations'),
    diversions: compile('diversions'),
    courtesies: compile('courtesies'),
    replies: compile('replies'),
    introductions: compile('introductions'),
  };
}

const blank = '[\\s*_]{1,6}';

/** `a b c` as the group of alternatives `(?:a|b|c)`. */
export function oneOf(words: string): string {
  return `(?:${words.trim().split(/\s+/).join('|')})`;
}

/** A table of alternatives, `|` between them and over several lines, as one group. */
export function anyOf(table: string): string {
  return `(?:${table
    .trim()
    .split(/\s*\n\s*/)
    .join('|')})`;
}
