// The part of the WHATWG URL standard that the engine needs. Node, browsers and VS Code's hosts all have it, and the
// engine is compiled without the types of any of them.
declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string);
  /** In Punycode, lower case; an IPv6 address in brackets; empty where the scheme has no host. */
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
}
