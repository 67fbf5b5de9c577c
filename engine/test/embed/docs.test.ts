import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as engine from '../../src/embed/engine.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
const page = read('docs/engine.md');

test.each(Object.keys(engine))('%s is described in the docs', (name) => {
  expect(page).toContain(`\`${name}`);
});

test('the docs show the example as it is', () => {
  const [, shown = 'nothing'] = /^```ts\n(function guardTools.*?)^```$/ms.exec(page) ?? [];
  expect(read('examples/guardToolLoop.ts')).toContain(shown);
});
