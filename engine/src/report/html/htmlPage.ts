/** What a report as one file is put together from. */
export interface HtmlParts {
  readonly title: string;
  /** The program of the page, and its style sheet. */
  readonly script: string;
  readonly style: string;
  /** What it shows: base64, of the gzip of a `ReportData`. */
  readonly data: string;
  /** The SHA-256 of a text, in base64. */
  readonly sha256: (text: string) => string;
}

/**
 * A page that opens anywhere: nothing is fetched, and nothing else than its own program may run, which the policy of the
 * page says by its hash. What it shows is base64 and is only ever read as data.
 */
export function htmlPage({ title, script, style, data, sha256 }: HtmlParts): string {
  const program = harmless(script, 'script');
  const look = harmless(style, 'style');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(program)}'`,
    `style-src 'sha256-${sha256(look)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${look}</style>
</head>
<body>
<main id="panel"><noscript>This report is drawn by a script, which this browser does not run.</noscript></main>
<script type="application/octet-stream" id="report">${data}</script>
<script>${program}</script>
</body>
</html>
`;
}

/** Our own text: an end tag in it would end the element that it stands in. */
function harmless(text: string, element: 'script' | 'style'): string {
  return text.replaceAll(new RegExp(`</(?=${element})`, 'gi'), '<\\/').replaceAll('<!--', '<\\!--');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
