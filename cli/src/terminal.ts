import pico from 'picocolors';
import { plain, type Style } from '#engine/report/style.ts';
import type { Output, World } from './world.ts';

/** Colours for a terminal, unless NO_COLOR (https://no-color.org) says otherwise; never for a pipe or a file. */
export function styleFor(output: Output, world: World): Style {
  const isWanted = output.isTerminal && !world.variable('NO_COLOR') && world.variable('TERM') !== 'dumb';
  return isWanted ? pico.createColors(true) : plain;
}
