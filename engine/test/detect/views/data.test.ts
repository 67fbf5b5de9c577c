import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { encodedKinds, findEncoded } from '../../../src/detect/encoded.ts';
import { hiddenWords } from './seen.ts';

const shared = process.env.RAILWRIGHT_SHARED ?? join(import.meta.dirname, '../../../../../shared');
const folder = join(shared, 'data');

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const column = (path: string, name: string): readonly string[] =>
  (parse(read(path), { columns: true }) as Record<string, string>[]).map((row) => row[name] ?? '');
const harmless = (path: string): readonly string[] =>
  JSON.parse(read(path)).flatMap(({ prompt, label }: { prompt: string; label?: number }) =>
    label === 1 ? [] : [prompt],
  );

/** Words that policies forbid, short ones that other readings make by chance, and frequent ones. */
const words =
  'kill bomb gun sex ass shit hack meth hate rape nazi password bitcoin ignore instructions system admin the you';

describe.skipIf(!existsSync(folder))(
  `on public data${existsSync(folder) ? '' : ' (skipped: there is no ../shared/data)'}`,
  () => {
    test.each<[string, () => readonly string[]]>([
      ['XSTest prompts', () => column('xstest/prompts.csv', 'prompt')],
      ['XSTest answers of GPT-4', () => column('xstest/completions-gpt4.csv', 'completion')],
      ['XSTest answers of Llama 2', () => column('xstest/completions-llama2orig.csv', 'completion')],
      ['NotInject', () => harmless('notinject/notinject-one.json')],
      ['harmless InjecGuard', () => harmless('injecguard/valid.json')],
    ])('%s hide nothing', (_, load) => {
      const texts = load();
      expect(texts.length).toBeGreaterThan(90);
      expect(texts.filter((text) => hiddenWords(text, ...words.split(' ')).length > 0)).toEqual([]);
      expect(texts.filter((text) => findEncoded(text, encodedKinds).length > 0)).toEqual([]);
    });
  },
);
