import { randomBytes } from 'node:crypto';
import {
  commands,
  type Disposable,
  EventEmitter,
  Uri,
  type Webview,
  type WebviewView,
  type WebviewViewProvider,
  window,
} from 'vscode';
import type { HostMessage, PanelMessage } from '#protocol/panel/messages.ts';
import type { PanelView } from '#protocol/panel/view.ts';
import { panelHtml } from './panelHtml.ts';
import { isPanelMessage } from './panelMessages.ts';

/**
 * The side panel. Its page is loaded when the view comes into sight and dropped when it goes out of it.
 * INVARIANT: nothing is posted to a page that has not said `ready`; what was shown last is posted as soon as it does.
 */
export class Panel implements WebviewViewProvider, Disposable {
  readonly #extensionUri: Uri;
  readonly #messages = new EventEmitter<PanelMessage>();
  #webviewView: WebviewView | undefined;
  #ready = false;
  #revealed = false;
  #view: PanelView | undefined;
  #filter: HostMessage | undefined;

  constructor(extensionUri: Uri) {
    this.#extensionUri = extensionUri;
  }

  /** What the panel shows, or will show once it is seen. */
  get view(): PanelView | undefined {
    return this.#view;
  }

  /** Whether the person sees it, or is about to: VS Code asks for the page some time after it has made room for it. */
  get visible(): boolean {
    return this.#webviewView?.visible ?? this.#revealed;
  }

  readonly onMessage = this.#messages.event;

  /** Hands on what the server says. Rows answer a page that asked for them: without it, nobody waits for them. */
  show(message: HostMessage): void {
    if (message.kind === 'view') this.#view = message.view;
    if (message.kind === 'filter') this.#filter = message;
    if (!this.#ready) return;
    if (message.kind === 'filter') this.#postFilter();
    else this.#post(message);
  }

  /** Shows only the cases that a rule decided. */
  async showRule(rule: string): Promise<void> {
    this.#filter = { kind: 'filter', rule };
    await this.reveal({ preserveFocus: false });
    if (this.#ready) this.#postFilter();
  }

  async reveal(options: { readonly preserveFocus: boolean }): Promise<void> {
    await commands.executeCommand(`${panelViewId}.focus`, options);
    this.#revealed = true;
  }

  resolveWebviewView(resolved: WebviewView): void {
    this.#webviewView = resolved;
    this.#ready = false;
    resolved.onDidChangeVisibility(() => {
      if (!resolved.visible) this.#ready = false;
    });
    resolved.onDidDispose(() => {
      this.#webviewView = undefined;
      this.#ready = false;
      this.#revealed = false;
    });
    resolved.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    resolved.webview.options = { enableScripts: true, localResourceRoots: [distOf(this.#extensionUri)] };
    resolved.webview.html = pageFor(resolved.webview, this.#extensionUri);
  }

  dispose(): void {
    this.#messages.dispose();
  }

  #receive(message: unknown): void {
    if (!isPanelMessage(message)) return;
    if (message.kind === 'ready') {
      this.#ready = true;
      this.#postView();
      this.#postFilter();
    }
    this.#messages.fire(message);
  }

  #postView(): void {
    if (this.#view) this.#post({ kind: 'view', view: this.#view });
  }

  #postFilter(): void {
    if (this.#filter) this.#post(this.#filter);
    this.#filter = undefined;
  }

  #post(message: HostMessage): void {
    void this.#webviewView?.webview.postMessage(message);
  }
}

const panelViewId = 'railwright.panel';

export function registerPanel(panel: Panel): Disposable {
  return window.registerWebviewViewProvider(panelViewId, panel);
}

const distOf = (extensionUri: Uri) => Uri.joinPath(extensionUri, 'dist');

function pageFor(webview: Webview, extensionUri: Uri): string {
  const resource = (name: string) => webview.asWebviewUri(Uri.joinPath(distOf(extensionUri), name)).toString();
  return panelHtml({
    cspSource: webview.cspSource,
    script: resource('panel.js'),
    style: resource('panel.css'),
    nonce: randomBytes(16).toString('base64url'),
  });
}
