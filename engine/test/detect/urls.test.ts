import { describe, expect, test } from 'vitest';
import { findUrls } from '../../src/detect/urls/findUrls.ts';
import { decodePunycode } from '../../src/detect/urls/punycode.ts';
import { judgeUrls, type UrlRules } from '../../src/detect/urls.ts';
import { expectFindings, mark } from './marked.ts';

describe('what is a URL', () => {
  test.each([
    'see «https://shop.example/a?b=c#d». And («http://x.example/y_(z)»), "«https://q.example»"…',
    '[text](«https://shop.example/p») ![](«https://evil.example/?q=secret») <«https://a.example/b»>',
    '«www.shop.example», «shop.example/x», «app.example.co.uk», «shop.example:8080», //«cdn.example/x»',
    'user.name, item.id, main.py, README.md, e.g. this, v1.2.3, 3.14, done.It, path/to/file.com/x',
    'jo@shop.example, info.shop@shop.example',
    '«javascript:alert(1)» «data:text/html;base64,eA==» «mailto:a@b.example» «file:///etc/passwd»',
    'data: 5, note: see, std::vector, C:\\Users, 10:30, localhost:3000, https://, https://<host>/x',
    '«https:\\\\evil.example» «https:/evil.example» «https:evil.example» «HTTPS://EVIL.EXAMPLE» «foo://bar»',
    '看«https://例子.中国/路径»。«пример.рф/x» 「«http://a.example»」',
    '«https://a.example»,«https://b.example»;«http://c.example»',
    '«http://[::1]:80/x» «http://192.0.2.1/x» «http://localhost:3000»',
    '\ud83d«https://a.example/\ude00»',
    '',
  ])('%s', (marked) => {
    const text = marked.replace(/[«»]/g, '');
    expect(mark(text, findUrls(text))).toBe(marked);
  });
});

describe('what is not permitted', () => {
  const rows: readonly [UrlRules, string][] = [
    [{}, 'https://a.example http://a.example www.a.example «ftp://a.example» «javascript:alert(1)»'],
    [{}, '«https://shop.example@evil.example» «https://jo:pw@shop.example»'],
    [{ schemes: ['HTTPS', 'mailto'] }, '«http://a.example» https://a.example mailto:jo@a.example www.a.example'],
    [{ allow: [] }, '«https://a.example» «www.a.example»'],
    [
      { allow: ['shop.example'] },
      'https://shop.example/ SHOP.EXAMPLE/x https://shop.example.:8443/ «https://www.shop.example» «https://xshop.example»',
    ],
    [
      { allow: ['*.shop.example'] },
      '«https://shop.example» https://a.b.shop.example «https://a.shop.example.evil.example»',
    ],
    [{ allow: ['https://Shop.example/x', 'bücher.example'] }, 'https://shop.example https://xn--bcher-kva.example'],
    [{ allow: ['shop.example'] }, '«http://[nonsense]/» «https://shop.example:port/»'],
    [
      { block: ['evil.example'] },
      '«https://evil.example» «www.evil.example» https://notevil.example http://[nonsense]/',
    ],
    [{ block: ['*.evil.example'] }, 'https://evil.example «https://a.evil.example»'],
    [{ allow: ['*.example'], block: ['evil.example'] }, 'https://shop.example «https://evil.example»'],
  ];
  test.each(rows)('%j: %s', (rules, marked) => {
    expectFindings(marked, (text) => judgeUrls(text, rules), 'URL');
  });

  test('hosts that mix look-alike scripts, unless they are allowed', () => {
    expectFindings(
      '«https://p\u0430ypal.example» «https://xn--pypal-4ve.example» https://bücher.example https://例え.example',
      (text) => judgeUrls(text, {}),
      'URL',
    );
    expect(judgeUrls('https://p\u0430ypal.example', { allow: ['xn--pypal-4ve.example'] })).toEqual([]);
  });

  test('a look-alike of an allowed host is not that host', () => {
    expectFindings('«https://\u0430pple.example»', (text) => judgeUrls(text, { allow: ['apple.example'] }), 'URL');
  });
});

/** The samples of RFC 3492, 7.1, and what is not well-formed. */
test.each([
  ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
  ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ['Proprostnemluvesky-uyb24dma41a', 'Pročprostěnemluvíčesky'],
  ['3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
  ['-> $1.00 <--', '-> $1.00 <-'],
  ['99999999', undefined],
  ['é', undefined],
])('Punycode %s', (encoded, decoded) => {
  expect(decodePunycode(encoded)).toBe(decoded);
});
