/** Where the panel's page finds its parts, as the webview may load them. */
export interface PanelPage {
  /** The source that the webview's own files come from, for the policy below. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** A fresh random word: only the script that carries it runs. */
  readonly nonce: string;
}

/** The page that `dist/panel.js` draws in. It loads the extension's own files and nothing else, and talks to no host. */
export function panelHtml({ cspSource, script, style, nonce }: PanelPage): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(cspSource, nonce)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Railwright</title>
    <link rel="stylesheet" href="${style}">
  </head>
  <body>
    <main id="panel"></main>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}

function contentSecurityPolicy(cspSource: string, nonce: string): string {
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
  ].join('; ');
}
