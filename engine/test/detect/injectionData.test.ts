import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { findInjections } from '../../src/detect/injection.ts';

const shared = process.env.RAILWRIGHT_SHARED ?? join(import.meta.dirname, '../../../../shared');
const folder = join(shared, 'data');

interface LabelledPrompt {
  readonly prompt: string;
  readonly label: 0 | 1;
}

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const readJson = (path: string): readonly LabelledPrompt[] => JSON.parse(read(path));
const readCsv = (path: string): readonly LabelledPrompt[] => parse(read(path), { columns: true });

function shareFound(prompts: readonly LabelledPrompt[]): number {
  return prompts.filter(({ prompt }) => findInjections(prompt).length > 0).length / prompts.length;
}

/** Of each set, the even rows were read when the phrases were written and the weights fitted; the odd ones were not. */
describe.skipIf(!existsSync(folder))(
  `on public data${existsSync(folder) ? '' : ' (skipped: there is no ../shared/data)'}`,
  () => {
    test('finds next to nothing in harmless prompts', () => {
      expect(shareFound(readJson('notinject/notinject-one.json'))).toBeLessThan(0.02);
      expect(shareFound(readCsv('xstest/prompts.csv'))).toBeLessThan(0.02);
      expect(shareFound(readJson('injecguard/valid.json').filter(({ label }) => label === 0))).toBeLessThan(0.02);
    });

    test('finds a good part of the injected ones', () => {
      const injected = readJson('injecguard/valid.json').map((row, i) => ({ ...row, read: i % 2 === 0 }));
      const found = (read: boolean) => shareFound(injected.filter((row) => row.label === 1 && row.read === read));
      expect(found(true)).toBeGreaterThan(0.6);
      expect(found(false)).toBeGreaterThan(0.35);
    });
  },
);
