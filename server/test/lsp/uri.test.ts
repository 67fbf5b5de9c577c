import { expect, test } from 'vitest';
import { oneDriveLetter, pathOfUri, placeOfDraft, uriOfPath } from '../../src/lsp/uri.ts';

test.each([
  ['file:///shop/a%20b.policy.yaml', '/shop/a b.policy.yaml'],
  ['file:///shop/%C3%BC.suite.yaml', '/shop/ü.suite.yaml'],
  ['untitled:Untitled-1', 'untitled:Untitled-1'],
])('%s is %s, and back', (uri, path) => {
  expect(pathOfUri(uri)).toBe(path);
  expect(uriOfPath(path)).toBe(uri);
});

test('a drive of Windows is one drive, however it is written', () => {
  expect(pathOfUri('file:///C%3A/shop/a.yaml')).toBe(pathOfUri('file:///c:/shop/a.yaml'));
  expect(oneDriveLetter('C:\\shop\\a.yaml')).toBe('c:\\shop\\a.yaml');
  expect(oneDriveLetter('c:/shop')).toBe('c:/shop');
  expect(oneDriveLetter('/C:/shop')).toBe('/C:/shop');
  expect(uriOfPath('c:/shop/a.yaml')).toBe('file:///c%3A/shop/a.yaml');
});

test('a draft in no file stands in the workspace, or where it is meant to be saved', () => {
  expect(placeOfDraft('untitled:Untitled-1', '/shop')).toBe('/shop/draft');
  expect(placeOfDraft('untitled:/bank/new.policy.yaml', '/shop')).toBe('/bank/new.policy.yaml');
});
