import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import policySchema from '#schemas/policy.schema.json' with { type: 'json' };
import suiteSchema from '#schemas/suite.schema.json' with { type: 'json' };
import { idFrom, policyTemplate, suiteTemplate } from '../src/templates.ts';

// What the extension writes into files must be right as it stands: templates and snippets.
const ajv = new Ajv2020({ strict: false });
const validators = { policy: ajv.compile(policySchema), suite: ajv.compile(suiteSchema) };

function expectValid(validate: ValidateFunction, text: string): void {
  const valid = validate(parse(text));
  expect({ text, errors: valid ? [] : validate.errors }).toEqual({ text, errors: [] });
}

test('a new policy is valid', () => expectValid(validators.policy, policyTemplate('support-agent')));

test('a new suite is valid', () => {
  expectValid(validators.suite, suiteTemplate('support-agent', './support-agent.policy.yaml'));
});

test.each([
  ['Support Agent', 'support-agent'],
  ['  2nd_try! ', '2nd-try'],
  ['…', ''],
])('the id of %j is %j', (name, id) => expect(idFrom(name)).toBe(id));

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}

const choice = /\$\{\d+\|([^|]*)\|\}/g;

/** The places that a snippet belongs in, by what its text starts with. */
const places = {
  policy: [
    { start: 'policy:', around: (text: string) => text },
    { start: '- id', around: (text: string) => `policy: p\n${text.includes('tool:') ? 'action' : 'input'}:\n${text}` },
  ],
  suite: [
    { start: 'suite:', around: (text: string) => text },
    { start: 'datasets:', around: (text: string) => `suite: s\npolicy: ./p.policy.yaml\n${text}` },
    { start: '- id', around: (text: string) => `suite: s\npolicy: ./p.policy.yaml\ncases:\n${text}` },
  ],
};

const snippets = (['policy', 'suite'] as const).flatMap((language) =>
  Object.values(readSnippets(language)).flatMap(({ prefix, body }) =>
    variants(body.join('\n')).map((text) => ({ language, prefix, text })),
  ),
);

test.each(snippets)('the snippet `$prefix` is valid in a $language', ({ language, text }) => {
  const place = places[language].find(({ start }) => text.startsWith(start));
  expectValid(validators[language], place?.around(text) ?? text);
});

function readSnippets(language: string): Record<string, Snippet> {
  const path = join(import.meta.dirname, '..', 'languages', `${language}.code-snippets`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What a snippet leaves in the file: its defaults, and each word of its choices once. */
function variants(body: string): string[] {
  const most = Math.max(...[...body.matchAll(choice)].map(([, words = '']) => words.split(',').length), 1);
  return Array.from({ length: most }, (_, n) => filledIn(body, n));
}

function filledIn(body: string, n: number): string {
  return body
    .replace(choice, (_, words: string) => words.split(',')[n % words.split(',').length] ?? '')
    .replace(/\$\{TM_FILENAME_BASE\/[^}]*\}/g, 'support')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}
