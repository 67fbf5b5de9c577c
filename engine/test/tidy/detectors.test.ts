import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import schema from '#schemas/policy.schema.json' with { type: 'json' };
import { piiKinds } from '../../src/detect/pii.ts';
import { detectorNames } from '../../src/policy/policy.ts';

const pages = join(import.meta.dirname, '../../../docs/detectors');
const read = (page: string) => readFileSync(join(pages, page), 'utf8');
const { properties } = schema.$defs.condition;

describe('detectors', () => {
  test('of the engine and of the schema are the same', () => {
    const combinators = ['all', 'any', 'not'];
    expect(
      Object.keys(properties)
        .filter((name) => !combinators.includes(name))
        .sort(),
    ).toEqual([...detectorNames].sort());
  });

  test.each([...detectorNames])('%s has its page, which the index names', (name) => {
    expect(read(`${name}.md`)).toMatch(new RegExp(`^# ${name}\\n`));
    expect(read('README.md')).toContain(`[\`${name}\`](${name}.md)`);
  });

  test('have no page of one that is gone', () => {
    const topics = ['README', 'hidden-text'];
    const described = readdirSync(pages).map((page) => page.replace(/\.md$/, ''));
    expect(described.filter((name) => ![...detectorNames, ...topics].includes(name))).toEqual([]);
  });
});

describe('kinds of personal data', () => {
  test('of the engine and of the schema are the same', () => {
    const listed = properties.pii.anyOf.flatMap((choice) => ('items' in choice ? (choice.items?.enum ?? []) : []));
    expect([...listed].sort()).toEqual(Object.keys(piiKinds).sort());
  });

  test.each(Object.keys(piiKinds))('%s is described in the docs', (kind) => {
    expect(read('pii.md')).toContain(`\`${kind}\``);
  });
});
