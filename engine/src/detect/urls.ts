import type { Finding } from './finding.ts';
import { type FoundUrl, findUrls } from './urls/findUrls.ts';
import { type HostRule, hostRule, isMixedHost } from './urls/host.ts';

/** Which addresses a text may hold. */
export interface UrlRules {
  /** If given, only these hosts: `shop.example`, or `*.shop.example` for all that end in it, but not itself. */
  readonly allow?: readonly string[] | undefined;
  /** Never these hosts, nor their subdomains. */
  readonly block?: readonly string[] | undefined;
  /** Without the colon; `https` and `http` if not given. An address without a scheme, `www.shop.example`, has any. */
  readonly schemes?: readonly string[] | undefined;
}

/**
 * The URLs in a text that the rules do not permit, in order. Besides those with a wrong scheme or host, these are
 * never permitted: one with a user or password in it (`https://shop.example@evil.example`), and one whose host mixes
 * letters of look-alike scripts, unless it is allowed itself. With a list of allowed hosts, neither is one that cannot
 * be read as a URL.
 */
export function judgeUrls(text: string, rules: UrlRules): Finding[] {
  const urls = findUrls(text);
  if (urls.length === 0) return [];
  const permits = compileRules(rules);
  return urls.filter((url) => !permits(url)).map(({ start, end }) => ({ start, end, label: 'URL' }));
}

function compileRules({ allow, block = [], schemes = ['https', 'http'] }: UrlRules): (url: FoundUrl) => boolean {
  const allowed = allow?.map(hostRule);
  const blocked = block.map(hostRule);
  const protocols = new Set(schemes.map((scheme) => `${scheme.toLowerCase()}:`));
  return ({ address, scheme }) => {
    if (scheme !== undefined && !protocols.has(`${scheme}:`)) return false;
    if (!URL.canParse(address)) return allowed === undefined;
    const url = new URL(address);
    if (url.username !== '' || url.password !== '') return false;
    return url.hostname === '' || permitsHost(url.hostname, allowed, blocked);
  };
}

function permitsHost(
  hostname: string,
  allowed: readonly HostRule[] | undefined,
  blocked: readonly HostRule[],
): boolean {
  const host = hostname.replace(/\.$/, '');
  if (blocked.some((rule) => rule.covers(host) || rule.isParentOf(host))) return false;
  if (allowed !== undefined) return allowed.some((rule) => rule.covers(host));
  return !isMixedHost(host);
}
