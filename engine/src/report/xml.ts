/** An element of XML. A child that is a text is its character data. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Element | string)[];
}

export function element(name: string, attributes: Element['attributes'], children: Element['children'] = []): Element {
  return { name, attributes, children };
}

/** The text of an XML 1.0 document. */
export const xmlDocument = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}\n`;

function write({ name, attributes, children }: Element, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`);
  const open = `${indent}<${name}${written.join('')}`;
  const [first] = children;
  if (first === undefined) return `${open}/>`;
  if (children.every((child) => typeof child === 'string')) return `${open}>${escapeText(children.join(''))}</${name}>`;
  const inner = children.map((child) => (typeof child === 'string' ? escapeText(child) : write(child, `${indent}  `)));
  return `${open}>\n${inner.join('\n')}\n${indent}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

const escapeText = (text: string): string => wellFormed(text).replace(/[&<>\r]/g, (char) => entities[char] ?? char);
const escapeAttribute = (text: string): string =>
  wellFormed(text).replace(/[&<>"\n\r\t]/g, (char) => entities[char] ?? char);

/** XML 1.0 (section 2.2) has no way to write most control characters, nor half a surrogate pair. */
const wellFormed = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
