import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { HostMessage, PanelMessage, PanelView } from '#protocol/panel.ts';
import { panelHtml } from '../../client/src/panelHtml.ts';

/** The panel in a browser, as its host loads it: the bundle, the page and the content security policy are the real ones. */
export interface HostPage {
  readonly page: Page;
  /** What the console complained about: refusals of the policy, errors, warnings. */
  readonly complaints: readonly string[];
  show(view: PanelView): Promise<void>;
  send(message: HostMessage): Promise<void>;
  /** What the panel has posted since the last call. */
  posted(): Promise<PanelMessage[]>;
}

export interface Bundle {
  readonly script: string;
  readonly style: string;
}

export interface HostOptions {
  /** In CSS pixels. */
  readonly width: number;
  /** What `getState` gives, as after a reload. */
  readonly saved?: unknown;
}

const origin = 'https://panel.test';
const nonce = 'word';

export async function bundlePanel(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: ['panel/src/main.ts'],
    outdir: 'dist',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const textOf = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}

export async function openPanel(browser: Browser, bundle: Bundle, options: HostOptions): Promise<HostPage> {
  const page = await browser.newPage({ viewport: { width: options.width, height: 800 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await serve(page, bundle);
  await page.addInitScript(actAsHost, options.saved);
  await page.goto(origin);
  return { page, complaints, ...talkTo(page) };
}

async function serve(page: Page, { script, style }: Bundle): Promise<void> {
  const html = panelHtml({ cspSource: origin, script: '/panel.js', style: '/panel.css', nonce });
  const files: Readonly<Record<string, { contentType: string; body: string }>> = {
    '/': { contentType: 'text/html', body: html },
    '/panel.js': { contentType: 'text/javascript', body: script },
    '/panel.css': { contentType: 'text/css', body: style },
  };
  await page.route(`${origin}/**`, (route) =>
    route.fulfill(files[new URL(route.request().url()).pathname] ?? { status: 204 }),
  );
}

interface HostWindow {
  posted: unknown[];
  saved: unknown;
  acquireVsCodeApi: () => unknown;
}

/** Runs in the page, before its own script: what VS Code provides to a webview. */
function actAsHost(saved: unknown): void {
  const host = globalThis as unknown as HostWindow;
  host.posted = [];
  host.saved = saved;
  host.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => host.posted.push(structuredClone(message)),
    getState: () => host.saved,
    setState: (state: unknown) => {
      host.saved = state;
    },
  });
}

function talkTo(page: Page): Pick<HostPage, 'show' | 'send' | 'posted'> {
  // As text: a large view takes seconds as an argument.
  const send = (message: HostMessage) =>
    page.evaluate((json) => {
      window.dispatchEvent(new MessageEvent('message', { data: JSON.parse(json) }));
    }, JSON.stringify(message));
  return {
    send,
    show: (view) => send({ kind: 'view', view }),
    posted: () => page.evaluate(() => (globalThis as unknown as HostWindow).posted.splice(0) as PanelMessage[]),
  };
}

/** What the panel has saved for the next time that it is loaded. */
export async function savedBy({ page }: HostPage): Promise<unknown> {
  return await page.evaluate(() => (globalThis as unknown as HostWindow).saved);
}
