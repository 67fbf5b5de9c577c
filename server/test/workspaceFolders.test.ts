import { expect, test } from 'vitest';
import { isBelow, workspaceFolders } from '../src/workspaceFolders.ts';

test('the innermost folder that a file is in; the first one for files outside', () => {
  const { of } = workspaceFolders(['/shop', '/shop/bikes', '/shopping']);
  expect(of('/shop/a.yaml')).toBe('/shop');
  expect(of('/shop/bikes/a.yaml')).toBe('/shop/bikes');
  expect(of('/shopping/a.yaml')).toBe('/shopping');
  expect(of('/elsewhere/a.yaml')).toBe('/shop');
  expect(of('untitled:Untitled-1')).toBe('/shop');
});

test('a path is shown within its folder, which is named where there are several', () => {
  expect(workspaceFolders(['/shop']).display('/shop/rules/a.yaml')).toBe('rules/a.yaml');
  expect(workspaceFolders(['/shop', '/bank']).display('/bank/a.yaml')).toBe('bank/a.yaml');
  expect(workspaceFolders(['/shop']).display('/bank/a.yaml')).toBe('/bank/a.yaml');
  expect(workspaceFolders(['/shop']).display('untitled:Untitled-1')).toBe('untitled:Untitled-1');
});

test('a folder whose name starts like another is another', () => {
  expect(isBelow('/shop', '/shop/a')).toBe(true);
  expect(isBelow('/', '/a')).toBe(true);
  expect(isBelow('/shop', '/shopping/a')).toBe(false);
  expect(isBelow('/shop', '/shop')).toBe(false);
});
