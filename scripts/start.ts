// Opens the sample workspace in a VS Code that has the extension: the desktop's, or one in the browser.
// usage: npm start [-- --fresh --browser --port N]
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startServer } from './realVscode/server.ts';
import { run } from './run.ts';
import { ensureSample } from './sample.ts';
import { ensureVsix } from './vsix.ts';

const { values } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false }, // throws the edits of the sample away
    browser: { type: 'boolean', default: false }, // even where there is a desktop VS Code
    port: { type: 'string', default: '0' },
  },
});

const vsix = await ensureVsix();
const { folder, suite, policy } = await ensureSample({ fresh: values.fresh });
console.log(`the sample is yours to edit: ${folder} (npm start -- --fresh makes it anew)`);
if (values.browser || !(await openDesktop())) await serveBrowser();

/** Resolves to false when there is no desktop VS Code that can show a window here. */
async function openDesktop(): Promise<boolean> {
  if (!canShowWindow()) return false;
  const installed = await run('code', ['--install-extension', vsix, '--force']);
  if (installed !== 0) return false;
  return (await run('code', [folder, policy, suite])) === 0;
}

function canShowWindow(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || VSCODE_IPC_HOOK_CLI);
}

async function serveBrowser(): Promise<void> {
  const server = await startServer({
    vsix,
    workspaceTrust: 'off', // the sample is ours
    settings: { 'window.autoDetectColorScheme': true },
    port: Number(values.port),
  });
  console.log(`VS Code with Railwright is at\n\n  ${server.url({ folder, file: suite })}\n\nCtrl-C ends it.`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), server.ended]);
  await server.stop();
}
