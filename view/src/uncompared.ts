import type { Unpaired } from '#engine/live/compareCases.ts';
import { count, counted } from './labels.ts';

/** Why cases that are there now are not compared: of one, and of several. */
const reasons = [
  { name: 'needRun', one: 'needs a run', many: 'need a run' },
  { name: 'notEvaluated', one: 'was not evaluated', many: 'were not evaluated' },
  { name: 'onlyAfter', one: 'was not in that run', many: 'were not in that run' },
] as const satisfies readonly { name: keyof Unpaired; one: string; many: string }[];

/** `6 of 148 cases are not compared, as they need a run; 2 cases of that run are not here`; empty where all are compared. */
export const uncomparedNote = (unpaired: Unpaired, size: number): string =>
  [nowNote(unpaired, size), goneNote(unpaired)].filter((note) => note !== '').join('; ');

function nowNote(unpaired: Unpaired, size: number): string {
  const given = reasons.filter(({ name }) => unpaired[name] > 0);
  const all = given.reduce((sum, { name }) => sum + unpaired[name], 0);
  const [only] = given;
  if (!only) return '';
  const start = `${count(all)} of ${counted(size, 'case')} ${all === 1 ? 'is' : 'are'} not compared`;
  if (given.length === 1) return `${start}, as ${all === 1 ? `it ${only.one}` : `they ${only.many}`}`;
  const each = given.map(({ name, one, many }) => `${count(unpaired[name])} ${unpaired[name] === 1 ? one : many}`);
  return `${start}: ${each.join(', ')}`;
}

const goneNote = ({ onlyBefore }: Unpaired): string =>
  onlyBefore > 0 ? `${counted(onlyBefore, 'case')} of that run ${onlyBefore === 1 ? 'is' : 'are'} not here` : '';
