import { describe, expect, test } from 'vitest';
import { compilePii, type PiiKind, piiKinds } from '../../src/detect/pii.ts';
import { expectFindings, expectSpansOf } from './marked.ts';

const everyKind = Object.keys(piiKinds) as PiiKind[];

/** By kind: texts with its findings marked, and texts that only look like it. */
const texts: Readonly<Record<PiiKind, readonly string[]>> = {
  email: [
    'mail «jo.doe+shop@example.co.uk», <«a_b@c.io»> or «köln@müller.de».',
    'not jo@shop, @shop.example, jo@, a @ b.c, 5@3',
    '«用户@例子.广告» «x@xn--80ak6aa92e.com» ..«dots@shop.example»..',
    'two in a row: «a@shop.example»,«b@shop.example»',
  ],
  phone: [
    'call «+1 (415) 555-2671», «+44 20 7946 0958» or «+49 (0)30 901820», «0049 30 901820»',
    '«(415) 555-2671» «415-555-2671» «415.555.2671» «1-800-829-1040»',
    'phone: «020 7946 0958»; Tel. «030/901820»; mobile number is «4155552671»; 电话：«01012345678»',
    'order 4155552671, invoice 12345678, textbook 9780306406, on 2024-11-02 10:30, 1.234.567,89',
    '+1 2, +999 12345678 and 100+200300400',
    'two numbers: «+44 20 7946 0958» 12 and «+33 1 23 45 67 89» 3',
  ],
  credit_card: [
    '«4111 1111 1111 1111» «5555-5555-5555-4444» «378282246310005» «3782 822463 10005» «3056 930902 5904»',
    'after another number: 12 «4111111111111111»',
    'wrong check digit 4111 1111 1111 1112, no issuer 1234567812345670, odd groups 41 1111111111 1111',
    'part of more: 94111111111111111, 4111111111111111x, 0.4111111111111111',
  ],
  iban: [
    '«GB82 WEST 1234 5698 7654 32», «DE89370400440532013000» and «nl91-abna-0417-1643-00».',
    '«MT84 MALT 0110 0001 2345 MTLC AST0 01S» my account',
    'GB82 WEST 1234 5698 7654 33, XX82 WEST 1234 5698 7654 32, DE8937040044053201300, in 20 days',
  ],
  it_codice_fiscale: ['«RSSMRA85T10A562S» «rssmra85t10a562s», RSSMRA85T10A562T, RSSMRA85T10A56'],
  fr_nir: [
    '«2 06 12 75 111 005 64», «206127511100564», «1 84 12 76 451 089 46»',
    'key of 2 06 12 75 111 005 65 is wrong, as is the month of 206007511100564',
  ],
  br_cpf: ['«529.982.247-25», CPF «52998224725»', '529.982.247-26, 52998224725, CPF 11111111111'],
  de_tax_id: ['«86095742719», «65 929 970 489»; 86095742718, 12345678912, 11145678907, 06095742719'],
  in_aadhaar: ['«4991 1866 5246»; 4991 1866 5247, 499118665246, 1991 1866 5246', 'Aadhaar «499118665246»'],
  es_dni: ['«12345678Z» «12.345.678-Z» «X1234567L» «y-7654321-g»; 12345678A, X1234567A, 20241102T101500'],
  uk_nino: ['«AB123456C», «ab 12 34 56 d», «JG-10-37-59-A»; GB123456A, AB123456E, DB123456A, AO123456A'],
  uk_nhs: ['NHS number «943 476 5919», NHS no. «9434765919»; NHS number 943 476 5918', 'call 943 476 5919'],
  nl_bsn: ['BSN: «111222333», BSN 111222334', 'order 111222333'],
  us_ssn: [
    '«123-45-6789» «123 45 6789», ssn «123456789»',
    '000-12-3456, 666-12-3456, 900-12-3456, 123-00-4567, 123-45-0000, 123456789, 1-123-45-6789-0, 123-456789',
  ],
  us_itin: ['«900-70-0000» «912 90 3456», ITIN «900700000»', '900-66-0000, 900700000, 900-700000'],
  us_routing: ['routing number: «021000021», ABA «011401533»; routing 021000022, aba 991000012', 'order 021000021'],
  ca_sin: ['SIN: «130 692 544», NAS «130-692-544»; SIN 130 692 545, SIN 800 000 002', 'a sin 130 692 544'],
  au_tfn: ['TFN «123 456 782», tax file number: «123456782»; TFN 123 456 783', 'order 123 456 782'],
  pl_pesel: ['PESEL «44051401359», PESEL: «02070803628»; PESEL 44051401358, PESEL 44131401359', 'order 44051401359'],
  se_personnummer: [
    '«811218-9876» «19811218-9876» «811218+9876», personnummer «8112189876», samordningsnummer: «811278-9873»',
    '811218-9877, 811318-9876, 8112189876, 811200-9876',
  ],
  fi_hetu: ['«131052-308T» «010101-123n» «010594Y9032»; 131052-308U, 321052-308T, 131352-308T, 131052_308T'],
  no_fnr: ['«15108695088» «151086 95088»; 15108695077, 15138695088, 99108695088'],
  be_nrn: ['«85.07.30-033.28» «85073003328» «17.07.30-033.84»; 85.07.30-033.29, 85.13.30-033.28, 85.07.30-03328'],
  ch_ahv: ['«756.9217.0769.85» «7569217076985»; 756.9217.0769.84, 757.9217.0769.85, 756.92170769.85'],
  cn_id: [
    '身份证号«11010519491231002X»，«440524188001010014»; 110105194912310021, 11010519491331002X',
    'a11010519491231002X',
  ],
  sg_nric: ['«S1234567D» «T1234567J» «F1234567N» «G1234567X» «M1234567K»; S1234567A, A1234567D, s1234567d'],
  bitcoin: [
    '«1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa» or «3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy».',
    '«bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq» «BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4»',
    '«bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0»',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb, bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp, 3zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
  ],
  mac_address: [
    '«00:1a:2b:3c:4d:5e» «00-1A-2B-3C-4D-5E» «001a.2b3c.4d5e»; ff:ff:ff:ff:ff:ff, 00:00:00:00:00:00, 01:00:5e:00:00:fb',
    '00:1a:2b-3c:4d:5e, 00:1a:2b:3c:4d:5e:6f, 00:1a:2b:3c:4d',
  ],
  ip_address: [
    '«8.8.8.8», «10.0.0.1:80», «2001:db8::8a2e:370:7334» «fe80::1» «::ffff:192.0.2.128»'.replace(':80»', '»:80'),
    '«2001:0db8:85a3:0000:0000:8a2e:0370:7334».',
    '127.0.0.1, 0.0.0.0, 255.255.255.0, 256.1.1.1, 1.2.3.4.5, version 1.2.3.4, v1.2.3.4',
    '::1, 12:34:56, std::vector, ::add, 1::2::3, 2001:db8:1:2:3:4:5:6:7',
  ],
};

describe.each(Object.entries(texts))('%s', (name, rows) => {
  const kind = name as PiiKind;
  test.each(rows)('%s', (marked) => {
    expectFindings(marked, compilePii([kind]), piiKinds[kind].label);
  });
});

describe('several kinds', () => {
  test('only those that are asked for', () => {
    const text = 'jo@shop.example, +44 20 7946 0958';
    expect(compilePii(['phone'])(text)).toEqual([{ start: 17, end: 33, label: 'PHONE' }]);
    expect(compilePii([])(text)).toEqual([]);
  });

  test('a card is not a phone number too, wherever the kind stands in the list', () => {
    const text = 'call 4111 1111 1111 1111';
    expect(compilePii(['phone', 'credit_card'])(text)).toEqual([{ start: 5, end: 24, label: 'CREDIT_CARD' }]);
    expect(compilePii(['credit_card', 'phone'])(text)).toEqual([{ start: 5, end: 24, label: 'CREDIT_CARD' }]);
  });

  test.each(everyKind)('%s is not hidden by its quick test', (kind) => {
    const { needs, find } = piiKinds[kind];
    const found = texts[kind].map((marked) => marked.replace(/[«»]/g, '')).filter((text) => find(text).length > 0);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((text) => needs.test(text))).toBe(true);
  });

  test('all of them in one text, in order and without overlaps', () => {
    const text = Object.values(texts).flat().join(' \ud83d ');
    const findings = compilePii(everyKind)(text);
    expectSpansOf(text, findings);
    expect(new Set(findings.map(({ label }) => label))).toEqual(new Set(everyKind.map((kind) => piiKinds[kind].label)));
  });

  test('nothing in an empty text', () => {
    expect(compilePii(everyKind)('')).toEqual([]);
  });
});
