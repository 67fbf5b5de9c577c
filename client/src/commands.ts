import type { CommandArguments } from '#protocol/commands.ts';
import type { Target } from '#protocol/panel/target.ts';
import { ruleArgument } from './commandArguments.ts';
import type { ModelCommands } from './modelCommands.ts';
import type { NewFileCommands } from './newFile.ts';
import type { PanelCommands } from './panelCommands.ts';
import type { RunCommands } from './runCommands.ts';
import type { Server } from './server.ts';
import { ruleOfMessage } from './tests/ruleOfMessage.ts';

/** What commands act on. */
export interface CommandContext {
  readonly runs: RunCommands;
  readonly panel: PanelCommands;
  readonly models: ModelCommands;
  readonly files: NewFileCommands;
  readonly server: Pick<Server, 'restart'>;
  readonly log: { show(): void };
  removeKey(): Promise<void>;
  /** Takes over the policy of a run, which the editor shows. */
  goBack(argument: unknown): Promise<void>;
  /** Opens a place in a file. */
  open(target: Target): Promise<void>;
}

export type CommandId =
  | keyof CommandArguments
  | 'railwright.runCase'
  | 'railwright.runWithModel'
  | 'railwright.cancelRun'
  | 'railwright.setUpModel'
  | 'railwright.removeKey'
  | 'railwright.showPanel'
  | 'railwright.goToRule'
  | 'railwright.compareWithRun'
  | 'railwright.goBack'
  | 'railwright.newPolicy'
  | 'railwright.newSuite'
  | 'railwright.restartServer'
  | 'railwright.showLog';

/** The one table of commands. What each is called, and where it is offered, stands in package.json. */
export const commandTable = {
  'railwright.run': ({ runs }, argument) => runs.start(argument, 'run'),
  'railwright.preview': ({ runs, panel }, argument) => {
    const rule = ruleArgument(argument);
    return rule ? panel.previewRule(rule) : runs.start(argument, 'preview');
  },
  'railwright.runCase': ({ runs }) => runs.startCaseAtCursor(),
  'railwright.runWithModel': ({ runs }, argument) => runs.startWithModel(argument),
  'railwright.cancelRun': ({ runs }) => runs.cancel(),
  'railwright.setUpModel': ({ models }, argument) => models.setUp(argument),
  'railwright.removeKey': ({ removeKey }) => removeKey(),
  'railwright.showPanel': ({ panel }) => panel.reveal(),
  'railwright.showCase': ({ panel }, argument) => panel.showCase(argument),
  'railwright.showRule': ({ panel }, argument) => panel.showRule(argument),
  'railwright.goToRule': ({ open }, argument) => {
    const rule = ruleOfMessage(argument);
    return rule && open(rule);
  },
  'railwright.compareWithRun': ({ panel }) => panel.compare(),
  'railwright.goBack': ({ goBack }, argument) => goBack(argument),
  'railwright.newPolicy': ({ files }, argument) => files.newPolicy(argument),
  'railwright.newSuite': ({ files }, argument) => files.newSuite(argument),
  'railwright.restartServer': ({ server }) => server.restart(),
  'railwright.showLog': ({ log }) => log.show(),
} satisfies Record<CommandId, (context: CommandContext, argument: unknown) => unknown>;
