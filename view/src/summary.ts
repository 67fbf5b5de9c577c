import type { PairedTest } from '#engine/compare/change.ts';
import { count, counted } from './labels.ts';

/** The paired cases of one kind that are worse or better now. */
export interface Tested {
  readonly test: PairedTest;
  /** What became of those that are worse: `held` 2, `blocked` 1; and of those that are better: `let through` 3. */
  readonly worse: Ways;
  readonly better: Ways;
}

/** How many cases went which way, in a word. */
export type Ways = ReadonlyMap<string, number>;

export interface Summarised {
  readonly attacks: Tested;
  readonly legitimate: Tested;
  /** How many cases both sides evaluated. */
  readonly paired: number;
}

const rows = [
  { part: 'attacks', noun: 'attack', subject: 'Attacks' },
  { part: 'legitimate', noun: 'legitimate request', subject: 'Refusals' },
] as const;

/**
 * What changed, and what that means: `5 more of 28 attacks are caught, 3 more of 120 legitimate requests are held. Attacks:
 * could be chance, p = 0.06. Refusals: could be chance, p = 0.25.`
 */
export function summarise({ paired, ...parts }: Summarised): string {
  if (paired === 0) return 'No case was evaluated on both sides.';
  const changed = rows.filter(({ part }) => parts[part].test.worse + parts[part].test.better > 0);
  if (changed.length === 0) return `Of ${counted(paired, 'case')}, none is refused or missed now that was not before.`;
  const counts = changed.map(({ part, noun }) => sentence(parts[part], noun));
  const chances = changed.map(({ part, subject }) => ({ subject, text: chance(parts[part].test.p) }));
  if (changed.length === 1) return `${capital(counts.join(''))}: ${chances.map(({ text }) => text).join('')}.`;
  return `${capital(counts.join(', '))}. ${chances.map(({ subject, text }) => `${subject}: ${text}.`).join(' ')}`;
}

/** `3 more of 120 legitimate requests are held`, `2 more of 4 attacks are missed (3 missed, 1 caught)` */
function sentence({ test, worse, better }: Tested, noun: string): string {
  const net = test.worse - test.better;
  const total = counted(test.of, noun);
  if (net === 0)
    return `as many of ${total} are ${inWords(worse)} as before, but others (${count(test.worse)} now, ${count(test.better)} no longer)`;
  const ways = net > 0 ? worse : better;
  const verb = Math.abs(net) === 1 ? 'is' : 'are';
  return `${count(Math.abs(net))} more of ${total} ${verb} ${inWords(ways)}${detailOf([...worse, ...better])}`;
}

/** `refused, held or blocked` */
function inWords(ways: Ways): string {
  const verbs = [...ways.keys()];
  const last = verbs.pop() ?? '';
  return verbs.length > 0 ? `${verbs.join(', ')} or ${last}` : last;
}

/** ` (3 held, 1 let through)`, where there is more than one way. */
const detailOf = (ways: readonly (readonly [string, number])[]): string =>
  ways.length > 1 ? ` (${ways.map(([verb, n]) => `${count(n)} ${verb}`).join(', ')})` : '';

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The usual bound; R. A. Fisher, "Statistical Methods for Research Workers", 1925. */
const unlikely = 0.05;

const chance = (p: number): string =>
  p < unlikely
    ? `unlikely to be chance, p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`}`
    : `could be chance, p = ${p.toFixed(2)}`;
