import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainReadme } from '../plainReadme.ts';
import { root } from '../project.ts';

test('pictures go, with the gap before them', () => {
  const text = 'One.\n\n   <picture><source srcset="a.png"><img alt="a" src="b.png"></picture>\n2. Two.\n';
  expect(plainReadme(text)).toBe('One.\n2. Two.\n');
});

test('relative links become what they say, others stay', () => {
  expect(plainReadme('See [docs/ci.md](docs/ci.md#gitlab), [MIT](LICENSE).')).toBe('See docs/ci.md, MIT.');
  const absolute = 'See [that](https://x.example/a).';
  expect(plainReadme(absolute)).toBe(absolute);
});

test('nothing in ours leads nowhere then', () => {
  const plain = plainReadme(readFileSync(join(root, 'README.md'), 'utf8'));
  expect(plain).not.toMatch(/<img|<picture|\]\((?!https:)/);
  expect(plain).toContain('## A tour of five minutes');
});
