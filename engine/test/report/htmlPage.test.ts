import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { htmlPage } from '../../src/report/html/htmlPage.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

const page = htmlPage({
  title: 'a <b> & "c"',
  script: 'const end = "</script><!--";',
  style: 'p::after { content: "</style>"; }',
  data: 'H4sIAAAA',
  sha256,
});

test('the policy of the page names the hashes of what stands in it', () => {
  const [, script = ''] = /<script>(.*)<\/script>/s.exec(page) ?? [];
  const [, style = ''] = /<style>(.*)<\/style>/s.exec(page) ?? [];
  expect(page).toContain(`script-src 'sha256-${sha256(script)}'; style-src 'sha256-${sha256(style)}';`);
  expect(page).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; /);
});

test('an end tag in the program or the style ends nothing', () => {
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).not.toContain('<!--');
});

test('the title is text', () => {
  expect(page).toContain('<title>a &lt;b&gt; &amp; &quot;c&quot;</title>');
});
