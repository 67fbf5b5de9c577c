import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The folders of the engine, in the order in which data flows through them. A file imports from its own stage and earlier ones. */
const stages = [
  'detect',
  'answer',
  'exchange',
  'opinion',
  'document',
  'format',
  'taxonomy',
  'policy',
  'compile',
  'analyse',
  'judge',
  'rejudge',
  'explain',
  'settings',
  'suite',
  'compare',
  'run',
  'live',
  'replay',
  'history',
  'check',
  'report',
  'embed',
];

const root = join(import.meta.dirname, '../../src');

interface Source {
  /** Relative to engine/src, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

function violations({ path, text }: Source): readonly string[] {
  const own = stages.indexOf(path.split('/')[0] ?? '');
  const imports = [...text.matchAll(/\bfrom '([^']+)'/g)].map((match) => match[1] ?? '');
  return imports.flatMap((specifier) => {
    if (specifier.startsWith('#')) return specifier.startsWith('#schemas/') ? [] : [`${path} imports ${specifier}`];
    if (!specifier.startsWith('.')) return specifier.startsWith('node:') ? [`${path} imports ${specifier}`] : [];
    const target = stages.indexOf(join(dirname(path), specifier).split('/')[0] ?? '');
    return target > own || target < 0 ? [`${path} imports ${specifier}`] : [];
  });
}

const sources = globSync('**/*.ts', { cwd: root }).map(
  (path): Source => ({ path: relative('.', path).replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }),
);

describe('stages of the engine', () => {
  test('every folder is a stage', () => {
    expect([...new Set(sources.map(({ path }) => path.split('/')[0]))].sort()).toEqual([...stages].sort());
  });

  test('a file imports only from its own stage and earlier ones', () => {
    expect(sources.flatMap(violations)).toEqual([]);
  });

  test.each([
    ['a later stage', { path: 'policy/x.ts', text: "import { judge } from '../judge/judge.ts';" }],
    ['Node', { path: 'detect/x.ts', text: "import { readFileSync } from 'node:fs';" }],
    ['another project', { path: 'run/x.ts', text: "import type { PanelView } from '#protocol/panel/view.ts';" }],
    ['outside the engine', { path: 'run/x.ts', text: "import { x } from '../../test/x.ts';" }],
  ])('the rule sees an import of %s', (_, source) => {
    expect(violations(source)).toHaveLength(1);
  });
});
