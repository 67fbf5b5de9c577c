import { type BuildOptions, build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { HostMessage, PanelMessage } from '#protocol/panel/messages.ts';
import type { PanelView } from '#protocol/panel/view.ts';
import { panelHtml } from '../../client/src/panelHtml.ts';
import type { FixtureOptions, FixtureWindow } from './fixtureHost.ts';

/** The panel in a browser, as its host loads it: the bundle, the page and the content security policy are the real ones. */
export interface HostPage {
  readonly page: Page;
  /** What the console complained about: refusals of the policy, errors, warnings. */
  readonly complaints: readonly string[];
  show(view: PanelView): Promise<void>;
  send(message: HostMessage): Promise<void>;
  /** What the panel has posted since the last call, but for its questions for rows. */
  posted(): Promise<PanelMessage[]>;
  /** Its questions for rows since the last call. */
  askedRows(): Promise<PanelMessage[]>;
}

export interface Bundle {
  readonly script: string;
  readonly style: string;
  /** The host, which runs in the page as well. */
  readonly host: string;
}

export interface HostOptions extends Partial<FixtureOptions> {
  /** In CSS pixels. */
  readonly width: number;
  readonly height?: number;
}

const origin = 'https://panel.test';
const nonce = 'word';

/** @param entry the script of the page */
export async function bundlePanel(entry = 'panel/src/main.ts'): Promise<Bundle> {
  const common: BuildOptions = { outdir: 'dist', bundle: true, write: false, format: 'iife', target: 'es2022' };
  const [panel, host] = await Promise.all([
    build({ ...common, entryPoints: [entry] }),
    build({ ...common, entryPoints: ['panel/test/fixtureHost.ts'] }),
  ]);
  const textOf = ({ outputFiles = [] }: typeof panel, ending: string) =>
    outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: textOf(panel, '.js'), style: textOf(panel, '.css'), host: textOf(host, '.js') };
}

export async function openPanel(browser: Browser, bundle: Bundle, options: HostOptions): Promise<HostPage> {
  const { width, height = 800, ...fixture } = options;
  const page = await browser.newPage({ viewport: { width, height } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await serve(page, bundle);
  await actAsHost(page, bundle, { cases: 148, latency: 0, ...fixture });
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

async function actAsHost(page: Page, { host }: Bundle, options: FixtureOptions): Promise<void> {
  await page.addInitScript((given) => {
    (globalThis as unknown as FixtureWindow).fixtureOptions = given;
  }, options);
  await page.addInitScript({ content: host });
}

function talkTo(page: Page): Pick<HostPage, 'show' | 'send' | 'posted' | 'askedRows'> {
  // As text: a large view takes seconds as an argument.
  const send = (message: HostMessage) =>
    page.evaluate(
      (json) => (globalThis as unknown as FixtureWindow).sendToPanel(JSON.parse(json)),
      JSON.stringify(message),
    );
  const take = (rows: boolean) =>
    page.evaluate((areRows) => {
      const host = globalThis as unknown as FixtureWindow;
      const taken = host.posted.filter((message) => (message.kind === 'rows') === areRows);
      host.posted = host.posted.filter((message) => !taken.includes(message));
      return taken;
    }, rows);
  return { send, show: (view) => send({ kind: 'view', view }), posted: () => take(false), askedRows: () => take(true) };
}

/** What the panel has saved for the next time that it is loaded. */
export async function savedBy({ page }: HostPage): Promise<unknown> {
  return await page.evaluate(() => (globalThis as unknown as FixtureWindow).saved);
}
