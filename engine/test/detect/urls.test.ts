import { describe, expect, test } from 'vitest';
import { findUrls } from '../../src/detect/urls/findUrls.ts';
import { decodePunycode } from '../../src/detect/urls/punycode.ts';
import { compileUrls, type UrlRules } from '../../src/detect/urls.ts';
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
    expectFindings(marked, compileUrls(rules), 'URL');
  });

  test('hosts that mix look-alike scripts, unless they are allowed', () => {
    expectFindings(
      '«https://p\u0430ypal.example» «https://xn--pypal-4ve.example» https://bücher.example https://例え.example',
      compileUrls({}),
      'URL',
    );
    expect(compileUrls({ allow: ['xn--pypal-4ve.example'] })('https://p\u0430ypal.example')).toEqual([]);
  });

  test('a look-alike of an allowed host is not that host', () => {
    expectFindings('«https://\u0430pple.example»', compileUrls({ allow: ['apple.example'] }), 'URL');
  });
});

describe('what hides another address', () => {
  test.each<[string, UrlRules, string]>([
    [
      'a parameter that sends the reader on',
      { allow: ['shop.example'] },
      '«https://shop.example/login?next=https://evil.example» https://shop.example/login?next=https://shop.example/a',
    ],
    [
      'the same, encoded once to three times',
      { block: ['evil.example'] },
      '«https://a.example/?u=https%3A%2F%2Fevil.example» «https://a.example/?u=https%253A%252F%252Fevil.example%252Fx» «https://a.example/?u=https%25253A%25252F%25252Fevil.example»',
    ],
    [
      'the same, without a scheme, with another, or within another',
      { block: ['evil.example'] },
      '«https://a.example/?to=//evil.example/x» «https://a.example/?to=javascript:alert(1)» «https://a.example/?a=https://b.example/?b=https%3A%2F%2Fevil.example»',
    ],
    [
      'what is no address in a parameter',
      { allow: ['a.example'] },
      'https://a.example/?q=evil.example&time=10:30 https://a.example/100%25/%E0%A4%A/a//b https://a.example/?ratio=16:9',
    ],
    [
      'an IPv4 address that is not written as one',
      { block: ['10.0.0.1'] },
      '«http://2130706433/» «http://0x7f.1/127.0.0.1» «http://0177.0.0.1» «http://167772161» http://127.0.0.1. http://192.0.2.1:80/x',
    ],
    [
      'a link whose text shows another host',
      {},
      '[https://shop.example](«https://evil.example») [**shop.example/login**](«https://evil.example/login») <a href="«https://evil.example»">https://shop.example</a>',
    ],
    [
      'a link whose text shows its host, or no host',
      {},
      '[www.shop.example](https://shop.example/a) [https://shop.example](https://en.shop.example) [here](https://a.example) [a](https://a.example)(https://b.example), see https://a.example (https://b.example)',
    ],
    [
      'a target without a scheme',
      { allow: ['shop.example'] },
      '![x](//«evil.internal/?q=secret») <img src="//«evil.local/x»"> // a.local',
    ],
    [
      'a host in letters that only look Latin',
      {},
      '«https://аррӏе.com» «https://xn--80ak6aa92e.com» «https://gооgle.com» «https://ραураӏ.com» «https://páypal.com» «https://login.ρауραl.example»',
    ],
    [
      'a host in letters of its own',
      {},
      'https://яндекс.com https://почта.рф https://сору.ru https://café.example https://ελλάδα.gr https://münchen.de https://例え.jp',
    ],
  ])('%s', (_, rules, marked) => {
    expectFindings(marked, compileUrls(rules), 'URL');
  });

  test('a look-alike is permitted where it is allowed itself', () => {
    expect(compileUrls({ allow: ['аррӏе.com'] })('https://аррӏе.com')).toEqual([]);
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
