import { decodePunycode } from './punycode.ts';

/** An entry of a list of hosts. */
export interface HostRule {
  /** Whether the entry names this very host: `shop.example`, or for `*.shop.example` one of its subdomains. */
  covers(host: string): boolean;
  /** Whether the host is a subdomain of the one that the entry names. */
  isParentOf(host: string): boolean;
}

/** Reads `shop.example`, `*.shop.example` or a URL, of which only the host counts; in any case and script. */
export function hostRule(entry: string): HostRule {
  const [, wildcard, rest = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(\*\.)?(.*)$/i.exec(entry.trim()) ?? [];
  const name = canonicalHost(rest);
  const isParentOf = (host: string) => host.endsWith(`.${name}`);
  return { covers: wildcard === undefined ? (host) => host === name : isParentOf, isParentOf };
}

function canonicalHost(host: string): string {
  const address = `http://${host}`;
  return (URL.canParse(address) ? new URL(address).hostname : host.toLowerCase()).replace(/\.$/, '');
}

/**
 * Whether one label of a host, in Punycode as the URL standard has it, mixes scripts that hold each other's look-alikes:
 * `pаypal` with a Cyrillic `а`. Unicode Technical Standard 39, 5.2, calls that less than highly restrictive.
 */
export function isMixedHost(host: string): boolean {
  return host.split('.').some((label) => label.startsWith('xn--') && isMixed(decodePunycode(label.slice(4)) ?? ''));
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
