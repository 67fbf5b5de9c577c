import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import policySchema from '#schemas/policy.schema.json' with { type: 'json' };
import runSchema from '#schemas/run.schema.json' with { type: 'json' };
import { encodedKinds } from '../../src/detect/encoded.ts';
import { hidings } from '../../src/detect/views/hiding.ts';

const page = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../docs/detectors', `${name}.md`), 'utf8');

describe('the ways to hide a text', () => {
  test('of the engine and of the run record are the same', () => {
    expect(runSchema.$defs.span.properties.hidden.items.enum).toEqual(Object.keys(hidings));
  });

  test('that can be looked for are the same in the engine and in the policy', () => {
    const listed = policySchema.$defs.condition.properties.encoded.anyOf.flatMap((choice) =>
      'items' in choice ? (choice.items?.enum ?? []) : [],
    );
    expect(listed.toSorted()).toEqual([...encodedKinds].sort());
  });

  test.each(Object.keys(hidings))('%s is described in the docs', (hiding) => {
    expect(page('hidden-text')).toContain(`\`${hiding}\``);
  });

  test.each([...encodedKinds])('%s is described as a kind of `encoded`', (kind) => {
    expect(page('encoded')).toContain(`\`${kind}\``);
  });
});
