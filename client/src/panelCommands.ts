import { type QuickPickItem, QuickPickItemKind, Range, Uri, window } from 'vscode';
import type { RuleArgument } from '#protocol/commands.ts';
import type { Baseline } from '#protocol/panel/baseline.ts';
import type { Target } from '#protocol/panel/target.ts';
import { textArgument } from './commandArguments.ts';
import type { Panel } from './panelProvider.ts';
import { chooseRevision } from './revisions.ts';
import type { Server } from './server.ts';

/** The commands that act on the side panel. */
export interface PanelCommands {
  reveal(): Promise<void>;
  showCase(argument: unknown): Promise<void>;
  showRule(argument: unknown): Promise<void>;
  /** Shows what becomes of the proposed calls that a rule looks at. */
  previewRule(argument: RuleArgument): Promise<void>;
  compare(): Promise<void>;
}

export function createPanelCommands(panel: Panel, server: Server): PanelCommands {
  return {
    reveal: () => panel.reveal({ preserveFocus: false }),
    async showCase(argument) {
      const [key, suite] = [textArgument(argument, 'key'), textArgument(argument, 'suite')];
      if (key) server.notify('railwright/panelMessage', { kind: 'select', key, ...(suite && { suite }) });
      await panel.reveal({ preserveFocus: false });
    },
    async showRule(argument) {
      const rule = textArgument(argument, 'rule');
      await (rule ? panel.showRule(rule) : panel.reveal({ preserveFocus: false }));
    },
    async previewRule({ rule, policy }) {
      // An open case would cover it.
      server.notify('railwright/panelMessage', { kind: 'select', key: null });
      server.notify('railwright/panelMessage', { kind: 'actions', scope: { kind: 'rule', rule }, policy });
      await panel.reveal({ preserveFocus: false });
    },
    async compare() {
      if (panel.view?.kind !== 'live') {
        void window.showInformationMessage(
          'There is nothing to compare yet. Open a suite, or a policy that one tests.',
        );
        return;
      }
      const { baseline, header } = panel.view;
      const chosen = await pickBaseline(baseline);
      const id = chosen === anotherRevision ? await chooseRevision(server, header.suite.uri) : chosen?.id;
      if (id !== undefined) server.notify('railwright/panelMessage', { kind: 'baseline', id });
    },
  };
}

interface BaselineItem extends QuickPickItem {
  readonly id?: string;
}

const anotherRevision: BaselineItem = { label: '$(git-commit) Another revision in git…' };

function pickBaseline({ selected, groups }: Baseline): Thenable<BaselineItem | undefined> {
  const items = groups.flatMap(({ title, options }): readonly BaselineItem[] => [
    { label: title, kind: QuickPickItemKind.Separator },
    ...options.map(({ id, label, detail }) => ({
      id,
      label: `${id === selected ? '$(check) ' : ''}${label}`,
      description: detail,
    })),
  ]);
  const options = {
    title: 'Compare with',
    placeHolder: 'What the verdicts are compared with',
    matchOnDescription: true,
  };
  return window.showQuickPick([...items, anotherRevision], options);
}

/** Opens a place in a file. The file may be gone since: then it says so. */
export async function openTarget({ uri, line, character, endLine, endCharacter }: Target): Promise<void> {
  try {
    await window.showTextDocument(Uri.parse(uri), { selection: new Range(line, character, endLine, endCharacter) });
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
