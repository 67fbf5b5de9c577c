import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { probesPath } from '#engine/replay/probesFile.ts';
import { commandTable } from '../src/commands.ts';
import { languages } from '../src/languages.ts';

const root = join(import.meta.dirname, '..', '..');
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest = readJson('package.json');
const { contributes } = manifest;

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category: string;
}
const commands: readonly Command[] = contributes.commands;
const ids = commands.map(({ command }) => command);

test('package.json and the table of commands name the same commands', () => {
  expect(ids.toSorted()).toEqual(Object.keys(commandTable).toSorted());
});

test('every command reads `Railwright: Title`', () => {
  for (const { command, title, category } of commands) {
    expect({ command, category }).toEqual({ command, category: 'Railwright' });
    expect(title).toMatch(/^[A-Z][^.]*[^.]$/);
  }
});

test('menus and the walkthrough offer commands that exist', () => {
  const offered = Object.values<{ command: string }[]>(contributes.menus).flat();
  const linked = JSON.stringify(contributes.walkthroughs).matchAll(/command:(railwright\.\w+)/gi);
  for (const id of [...offered.map(({ command }) => command), ...[...linked].map(([, id]) => id)]) {
    expect(ids).toContain(id);
  }
});

test('every file that package.json names is there', () => {
  const paths = stringsOf({ contributes, icon: manifest.icon }).filter((text) => /^(\.\/)?client\//.test(text));
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the schema of probes is in the package', () => {
  const [{ url }] = contributes.jsonValidation;
  expect(readJson(url).title).toBe('Probes');
  expect(readFileSync(join(root, '.vscodeignore'), 'utf8')).toContain('\n!schemas/*.schema.json\n');
});

test('the icon is a PNG of 128 by 128', () => {
  const png = readFileSync(join(root, manifest.icon));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([128, 128]);
});

test('the languages that the code knows are those of package.json, for YAML and JSON', () => {
  const contributed: readonly { id: string; filenames?: string[]; filenamePatterns?: string[] }[] =
    contributes.languages;
  expect(contributed.map(({ id }) => id)).toEqual(Object.values(languages));
  const names = contributed.map(({ filenames, filenamePatterns }) => filenamePatterns ?? filenames);
  const stems = ['*.policy', '*.suite', 'railwright'];
  expect(names).toEqual(stems.map((stem) => [`${stem}.yaml`, `${stem}.yml`, `${stem}.json`]));
});

test('who has all YAML or JSON taken for another language finds these files in ours all the same', () => {
  // What the person associates counts before what extensions contribute; of two associations, the longer pattern.
  const contributed: readonly { id: string; filenames?: string[]; filenamePatterns?: string[] }[] =
    contributes.languages;
  const names = contributed.flatMap(({ id, filenames = [], filenamePatterns = [] }) =>
    [...filenames, ...filenamePatterns].map((name) => [name, id]),
  );
  expect(contributes.configurationDefaults['files.associations']).toEqual(Object.fromEntries(names));
});

test('no other extension is told to check files that our server checks', () => {
  // Red Hat's YAML and VS Code's JSON support take these as theirs: each line would be underlined twice.
  expect(Object.keys(contributes).filter((key) => /Validation$/.test(key))).toEqual(['jsonValidation']);
  const checked: readonly { fileMatch: string }[] = contributes.jsonValidation;
  expect(checked.map(({ fileMatch }) => fileMatch)).toEqual([`/${probesPath}`]);
  const ids: readonly string[] = contributes.languages.map(({ id }: { id: string }) => id);
  const standIn: { readonly activationEvents: readonly string[] } = readJson('e2e/yamlStandIn/package.json');
  const taken = ['json', 'jsonc', ...standIn.activationEvents.map((event) => event.replace('onLanguage:', ''))];
  expect(taken).toContain('yaml');
  expect(ids.filter((id) => taken.includes(id))).toEqual([]);
});

test('every setting says what it does', () => {
  const settings = Object.values<{ markdownDescription?: string }>(contributes.configuration.properties);
  expect(settings.filter(({ markdownDescription }) => !markdownDescription)).toEqual([]);
});

test('in an untrusted workspace the extension works, limited', () => {
  expect(manifest.capabilities.untrustedWorkspaces).toMatchObject({ supported: 'limited' });
});

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : [];
}
