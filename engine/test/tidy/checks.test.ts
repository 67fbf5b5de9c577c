import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCodes } from '../../src/document/checkCodes.ts';

const project = join(import.meta.dirname, '../../..');
const pagesFolder = join(project, 'docs/checks');
const overview = 'README.md';

const pages = readdirSync(pagesFolder).filter((name) => name.endsWith('.md') && name !== overview);
const readPage = (name: string): string => readFileSync(join(pagesFolder, name), 'utf8');

describe('pages of checks', () => {
  test('are those of the codes, and no others', () => {
    expect(pages.sort()).toEqual(checkCodes.map((code) => `${code}.md`).sort());
  });

  test.each(pages)('%s has its code, its level and both examples', (name) => {
    const page = readPage(name);
    expect(page).toMatch(new RegExp(`^# ${name.replace(/\.md$/, '')}\n`));
    expect(page).toMatch(/^\*\*Level:\*\* (?:error|warning|information)\b/m);
    expect(page).toMatch(/^## Wrong\n\n```yaml\n/m);
    expect(page).toMatch(/^## Right\n\n```yaml\n/m);
  });

  test.each([...checkCodes])('%s stands in the overview', (code) => {
    expect(readPage(overview)).toContain(`[\`${code}\`](${code}.md)`);
  });
});

describe('fixtures of checks', () => {
  /** A fixture of 16 million characters does not belong in the repository; tests write such a text as they run. */
  const withoutFixture = ['file-too-large'];

  test('are there for every code but the ones listed here', () => {
    const text = ['policies', 'suites'].flatMap((kind) => readFolder(join(project, 'testFixtures', kind))).join('\n');
    expect(checkCodes.filter((code) => !text.includes(`[${code}]`))).toEqual(withoutFixture);
  });
});

const readFolder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
