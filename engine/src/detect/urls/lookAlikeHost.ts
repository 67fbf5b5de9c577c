import { decodePunycode } from './punycode.ts';

/**
 * Whether a host, in Punycode as the URL standard has it, looks like another one: a label mixes scripts that hold each
 * other's look-alikes (`pаypal` with a Cyrillic `а`; Unicode Technical Standard 39, 5.2, calls that less than highly
 * restrictive), is all look-alikes of Latin letters (`аррӏе`, under a domain whose people do not write Cyrillic), or
 * differs from a much-imitated name in marks only (`pаypál`).
 */
export function isLookAlikeHost(host: string): boolean {
  if (!host.includes('xn--')) return false;
  const labels = host.split('.').map(shownLabel);
  const domain = labels.at(-1) ?? '';
  return labels.some((label = '') => isMixed(label) || (/[^\0-\x7f]/.test(label) && isImitation(label, domain)));
}

/** A longer label than DNS has (RFC 1035, 2.3.4) leads nowhere, and is not read. */
function shownLabel(label: string): string | undefined {
  return label.startsWith('xn--') && label.length <= 63 ? decodePunycode(label.slice(4)) : label;
}

function isMixed(label: string): boolean {
  return lookAlikeScripts.filter((script) => script.test(label)).length > 1;
}

const lookAlikeScripts: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

function isImitation(label: string, domain: string): boolean {
  const shown = skeletonOf(label);
  if (imitated.has(shown)) return true;
  const isLatin = /\p{Script=Latin}/u.test(label);
  return /^[a-z\d-]+$/.test(shown) && !isLatin && !cyrillicDomains.has(domain) && !/[^\0-\x7f]/.test(domain);
}

/** As people see it: without marks, and in Latin letters where they look alike. */
function skeletonOf(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...plain].map((character) => latin.get(character) ?? character).join('');
}

/** Small letters that look like a Latin one, after Unicode's confusables.txt (Unicode Technical Standard 39, 4). */
const latin: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аɑα',
    b: 'ƅьъ',
    c: 'сϲᴄ',
    d: 'ԁɗ',
    e: 'еҽ',
    g: 'ɡցǥ',
    h: 'һհ',
    i: 'іıɩι',
    j: 'јϳյ',
    k: 'κкĸ',
    l: 'ӏǀł',
    n: 'ոпη',
    o: 'оοօσøᴏ',
    p: 'рρϼ',
    q: 'ԛգզ',
    r: 'гᴦ',
    s: 'ѕꜱ',
    t: 'τтŧ',
    u: 'սυʋᴜ',
    v: 'νѵᴠ',
    w: 'ԝѡωɯᴡ',
    x: 'хχ',
    y: 'уγʏү',
    z: 'ᴢƶ',
  }).flatMap(([letter, likes]) => [...likes].map((like) => [like, letter] as const)),
);

/** Domains under which a name in Cyrillic letters is at home. */
const cyrillicDomains: ReadonlySet<string> = new Set([
  'bg',
  'by',
  'kg',
  'kz',
  'mk',
  'mn',
  'rs',
  'ru',
  'su',
  'tj',
  'ua',
  'uz',
]);

/** Names of the services that reports of phishing name most often. */
const imitated: ReadonlySet<string> = new Set(
  `adobe aliexpress allegro amazon americanexpress apple bankofamerica binance bing bitcoin booking chase citibank coinbase
  dhl discord dropbox ebay facebook fedex github gitlab gmail google hsbc icloud ing instagram kraken linkedin mastercard
  metamask microsoft netflix office openai outlook paypal reddit revolut roblox santander shopify snapchat spotify
  steamcommunity stripe telegram tiktok twitch twitter ups usps visa wellsfargo whatsapp wikipedia yahoo youtube zoom`.split(
    /\s+/,
  ),
);
