import { mountPanel } from '../../panel/src/mount.ts';
import { readReport } from './readReport.ts';
import './report.css';
import { reportHost } from './reportHost.ts';

/** Draws the report that the page holds, or says why it cannot. */
async function show(root: HTMLElement): Promise<void> {
  const text = document.getElementById('report')?.textContent ?? '';
  const data = await readReport(text);
  root.replaceChildren();
  mountPanel(reportHost(data), root);
}

const root = document.getElementById('panel');
if (!root) throw new Error('the page has no element `panel`');
show(root).catch((error: unknown) => {
  root.textContent = `This report cannot be read: ${error instanceof Error ? error.message : String(error)}`;
});
