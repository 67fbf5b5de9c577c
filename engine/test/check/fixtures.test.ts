import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotate } from '../support/annotations.ts';
import { checkIn } from '../support/check.ts';
import { fixtureSources, fixturesRoot, fixtureTexts, invalidFixtures, validFixtures } from '../support/fixtures.ts';

const annotated = (name: string, texts = fixtureTexts): string => annotate(texts[name] ?? '', checkIn(texts, name));

const windows = (text: string): string => text.replaceAll('\n', '\r\n');
const windowsTexts = Object.fromEntries(Object.entries(fixtureTexts).map(([name, text]) => [name, windows(text)]));

/** `UPDATE_FIXTURES=1 vitest run engine/test/check` writes what is found into the files. Read the difference before you keep it. */
if (process.env.UPDATE_FIXTURES)
  for (const name of invalidFixtures) writeFileSync(join(fixturesRoot, name), annotated(name));

describe('fixtures', () => {
  test.each(invalidFixtures)('%s has what its annotations say, and nothing else', (name) => {
    if (!process.env.UPDATE_FIXTURES) expect(annotated(name)).toBe(fixtureSources[name]);
  });

  test.each([...invalidFixtures, ...validFixtures])('%s has the same with Windows line endings', (name) => {
    expect(annotated(name, windowsTexts).replaceAll('\r', '')).toBe(annotated(name));
  });

  test.each(validFixtures)('%s is without findings', (name) => {
    expect(annotated(name)).toBe(fixtureSources[name]);
  });
});
