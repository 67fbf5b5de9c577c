import type { Unpaired } from '#engine/live/compareCases.ts';
import { counted } from './labels.ts';

/** Why cases that are there now are not compared: of one, and of several. */
const reasons = [
  { name: 'needRun', one: 'needs a run', many: 'need a run' },
  { name: 'notEvaluated', one: 'was not evaluated', many: 'were not evaluated' },
  { name: 'onlyAfter', one: 'is new', many: 'are new' },
] as const satisfies readonly { name: keyof Unpaired; one: string; many: string }[];

/** `6 of 148 cases are not compared, as they need a run`; empty where all are compared. */
export const uncomparedNote = (unpaired: Unpaired, size: number): string =>
  [nowNote(unpaired, size), goneNote(unpaired)].filter((note) => note !== '').join('; ');

function nowNote(unpaired: Unpaired, size: number): string {
  const given = reasons.filter(({ name }) => unpaired[name] > 0);
  const all = given.reduce((sum, { name }) => sum + unpaired[name], 0);
  const [only] = given;
  if (!only) return '';
  const start = `${all} of ${counted(size, 'case')} ${all === 1 ? 'is' : 'are'} not compared`;
  if (given.length === 1) return `${start}, as ${all === 1 ? `it ${only.one}` : `they ${only.many}`}`;
  const each = given.map(({ name, one, many }) => `${unpaired[name]} ${unpaired[name] === 1 ? one : many}`);
  return `${start}: ${each.join(', ')}`;
}

const goneNote = ({ onlyBefore }: Unpaired): string =>
  onlyBefore > 0 ? `${counted(onlyBefore, 'case')} of before ${onlyBefore === 1 ? 'is' : 'are'} gone` : '';
