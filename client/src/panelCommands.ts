import { Range, Uri, window } from 'vscode';
import type { Baseline, Target } from '#protocol/panel.ts';
import { textArgument } from './commandArguments.ts';
import type { Panel } from './panelProvider.ts';
import type { Server } from './server.ts';

/** The commands that act on the side panel. */
export interface PanelCommands {
  reveal(): Promise<void>;
  showCase(argument: unknown): Promise<void>;
  showRule(argument: unknown): Promise<void>;
  compare(): Promise<void>;
}

export function createPanelCommands(panel: Panel, server: Server): PanelCommands {
  return {
    reveal: () => panel.reveal({ preserveFocus: false }),
    async showCase(argument) {
      const key = textArgument(argument, 'key');
      if (key) server.notify('railwright/panelMessage', { kind: 'select', key });
      await panel.reveal({ preserveFocus: false });
    },
    async showRule(argument) {
      const rule = textArgument(argument, 'rule');
      await (rule ? panel.showRule(rule) : panel.reveal({ preserveFocus: false }));
    },
    async compare() {
      if (panel.view?.kind !== 'run') {
        void window.showInformationMessage('There is no run to compare yet. Run or preview a suite first.');
        return;
      }
      const chosen = await pickBaseline(panel.view.baseline);
      if (chosen) server.notify('railwright/panelMessage', { kind: 'baseline', id: chosen.id });
    },
  };
}

async function pickBaseline({ selected, options }: Baseline): Promise<{ readonly id: string | null } | undefined> {
  const mark = (id: string | null) => (id === selected ? '$(check) ' : '');
  const runs = options.map(({ id, label, detail }) => ({ id, label: `${mark(id)}${label}`, description: detail }));
  const nothing = { id: null, label: `${mark(null)}Nothing`, description: 'show the run alone' };
  return window.showQuickPick([...runs, nothing], { title: 'Compare with run', placeHolder: 'Against which run?' });
}

/** Opens a place in a file. The file may be gone since: then it says so. */
export async function openTarget({ uri, line, character, endLine, endCharacter }: Target): Promise<void> {
  try {
    await window.showTextDocument(Uri.parse(uri), { selection: new Range(line, character, endLine, endCharacter) });
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
