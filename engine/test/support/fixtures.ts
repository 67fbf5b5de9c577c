import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutAnnotations } from './annotations.ts';
import type { Texts } from './check.ts';

export const fixturesRoot = join(import.meta.dirname, '../../../testFixtures');

const paths = ['policies', 'suites'].flatMap((folder) =>
  readdirSync(join(fixturesRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);

/** The path of a fixture below testFixtures, with forward slashes. */
const nameOf = (path: string): string => path.slice(fixturesRoot.length).replaceAll('\\', '/');

/** All fixtures as they are on disk, by their path below testFixtures (`/policies/valid/syntax.policy.yaml`). */
export const fixtureSources: Texts = Object.fromEntries(
  paths.map((path) => [nameOf(path), readFileSync(path, 'utf8')]),
);

/** The same as they are checked. */
export const fixtureTexts: Texts = Object.fromEntries(
  Object.entries(fixtureSources).map(([name, source]) => [name, withoutAnnotations(source)]),
);

const isFixture = (folder: string) => (name: string) =>
  name.includes(`/${folder}/`) && /\.(?:policy|suite)\.(?:yaml|json)$/.test(name);

export const validFixtures = Object.keys(fixtureTexts).filter(isFixture('valid')).sort();
export const invalidFixtures = Object.keys(fixtureTexts).filter(isFixture('invalid')).sort();

/** The code that a fixture is about: `/policies/invalid/broken-tools-list.policy.yaml` → `broken-tools-list`. */
export const topicOf = (name: string): string => /([^/]+)\.(?:policy|suite)\.\w+$/.exec(name)?.[1] ?? '';
