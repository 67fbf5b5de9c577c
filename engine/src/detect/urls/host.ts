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
 * Whether an address has an IPv4 host that is not written as four decimal numbers, but as one, in octal or in hexadecimal
 * (`http://2130706433`, `http://0x7f.1`): browsers take it, and people do not see what it is.
 */
export function isDisguisedAddress(address: string, hostname: string): boolean {
  const written = /^[a-z\d+.-]+:[\\/]*([^\\/?#:]*)/i.exec(address)?.[1];
  return /^\d+\.\d+\.\d+\.\d+$/.test(hostname) && written?.replace(/\.$/, '') !== hostname;
}
