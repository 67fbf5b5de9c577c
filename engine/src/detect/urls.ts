import type { Finding } from './finding.ts';
import { type FoundUrl, findUrls } from './urls/findUrls.ts';
import { type HostRule, hostRule, isDisguisedAddress } from './urls/host.ts';
import { innerUrls } from './urls/innerUrls.ts';
import { shownTexts } from './urls/linkTexts.ts';
import { isLookAlikeHost } from './urls/lookAlikeHost.ts';

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
 * Finds the URLs in a text that the rules do not permit, in order. Besides those with a wrong scheme or host, these are
 * never permitted: one with a user or password in it (`https://shop.example@evil.example`); one whose host looks like
 * another, or is a number, unless the host is allowed itself; one that carries a URL that is not permitted
 * (`?next=https://evil.example`); and the target of a link whose text shows another host. With a list of allowed hosts,
 * neither is one that cannot be read as a URL.
 */
export function compileUrls(rules: UrlRules): (text: string) => Finding[] {
  const permits = compileRules(rules);
  return (text) => {
    const urls = findUrls(text);
    if (urls.length === 0) return [];
    const shown = shownTexts(text, urls);
    const isWrong = (url: FoundUrl) => !permits(url, MOST_INNER) || isMisleading(url, shown.get(url));
    return urls.filter(isWrong).map(({ start, end }) => ({ start, end, label: 'URL' }));
  };
}

/** How many URLs, one in the other, are looked into. */
const MOST_INNER = 3;

type Permits = (url: FoundUrl, depth: number) => boolean;

function compileRules({ allow, block = [], schemes = ['https', 'http'] }: UrlRules): Permits {
  const allowed = allow?.map(hostRule);
  const blocked = block.map(hostRule);
  const protocols = new Set(schemes.map((scheme) => `${scheme.toLowerCase()}:`));
  const permits: Permits = ({ address, scheme }, depth) => {
    if (scheme !== undefined && !protocols.has(`${scheme}:`)) return false;
    if (!URL.canParse(address)) return allowed === undefined;
    const url = new URL(address);
    if (url.username !== '' || url.password !== '') return false;
    if (url.hostname !== '' && !permitsHost(url.hostname, address, allowed, blocked)) return false;
    return depth === 0 || innerUrls(address).every((inner) => permits(inner, depth - 1));
  };
  return permits;
}

function permitsHost(
  hostname: string,
  address: string,
  allowed: readonly HostRule[] | undefined,
  blocked: readonly HostRule[],
): boolean {
  const host = hostname.replace(/\.$/, '');
  if (blocked.some((rule) => rule.covers(host) || rule.isParentOf(host))) return false;
  if (allowed !== undefined) return allowed.some((rule) => rule.covers(host));
  return !isLookAlikeHost(host) && !isDisguisedAddress(address, host);
}

/** Whether a link leads to another host than its text shows. One may be a subdomain of the other. */
function isMisleading(target: FoundUrl, shown: FoundUrl | undefined): boolean {
  const [leads, shows] = [hostOf(target), hostOf(shown)];
  return leads !== '' && shows !== '' && !isWithin(leads, shows) && !isWithin(shows, leads);
}

function hostOf(url: FoundUrl | undefined): string {
  if (url === undefined || !URL.canParse(url.address)) return '';
  return new URL(url.address).hostname.replace(/^www\./, '');
}

function isWithin(host: string, parent: string): boolean {
  return host === parent || host.endsWith(`.${parent}`);
}
