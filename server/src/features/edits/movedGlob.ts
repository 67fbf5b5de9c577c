import { dirname, join, relative, sep } from 'node:path';

/** Where a file or a folder will be; the same where it stays. */
export type Move = (path: string) => string;

/**
 * A glob of the settings, so that it covers the same files once they are moved. Only what is written out in it, up to the
 * first wildcard, names a file or a folder; undefined where that stays, or cannot be told by a glob from then on.
 * @param path of the settings file
 */
export function movedGlob(glob: string, path: string, move: Move): string | undefined {
  const [, sign = '', text = ''] = /^(!?(?:\.\/)?)(.*)$/s.exec(glob) ?? [];
  const names = text.split('/');
  const wild = names.findIndex((name) => special.test(name));
  const [named, rest] = wild < 0 ? [names, []] : [names.slice(0, wild), names.slice(wild)];
  if (named.length === 0) return undefined;
  const target = join(dirname(path), ...named);
  const way = relative(dirname(move(path)), move(target)).split(sep);
  // Globs are of what is below the settings, and know no way to write a wildcard as a letter.
  const isPlain = way.every((name) => name !== '' && name !== '..' && !special.test(name)) && !way[0]?.startsWith('!');
  const moved = sign + [...way, ...rest].join('/');
  return isPlain && moved !== glob ? moved : undefined;
}

const special = /[*?[\]{},]/;
