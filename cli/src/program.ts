import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { type ArgumentSpec, type CommandName, type CommandSpec, commands, type OptionSpec } from './options.ts';
import type { World } from './world.ts';

/** Called with the arguments and options of a command, by their keys in the specification. */
export type OnCommand = (name: CommandName, args: Readonly<Record<string, unknown>>) => Promise<void>;

/** The command line as commander parses it. It throws a CommanderError where it would end the process. */
export function buildProgram(world: World, onCommand: OnCommand): Command {
  const program = new Command('railwright')
    .description(
      'Writes and tests AI guardrails: checks policies and suites, runs cases, and shows what an edit changed.',
    )
    .version(world.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureOutput({ writeOut: (text) => world.stdout.write(text), writeErr: (text) => world.stderr.write(text) })
    .configureHelp({ showGlobalOptions: false, helpWidth: 100 })
    .showHelpAfterError('(--help prints all options)')
    .exitOverride()
    .addHelpText('after', programNotes);
  for (const [name, spec] of Object.entries(commands)) addCommand(program, name as CommandName, spec, onCommand);
  return program;
}

const programNotes = `
Exit codes:
  0  all is well
  1  findings: an error-level check, a failed expectation or gate, a new false refusal or miss,
     an exchange of a log that is newly held or blocked, or no longer
  2  bad usage, or input that cannot be read
  3  incomplete: a model or service failed, cases were not evaluated, a part of a log was not replayed,
     or somebody stopped it

Examples:
  $ railwright check
  $ railwright run support.suite.yaml
  $ railwright diff before.json after.json`;

function addCommand(program: Command, name: CommandName, spec: CommandSpec, onCommand: OnCommand): void {
  const command = program.command(name).summary(spec.summary).description(describe(spec));
  for (const argument of Object.values(spec.arguments)) command.addArgument(toArgument(argument));
  for (const [key, option] of Object.entries(spec.options)) command.addOption(toOption(key, option));
  command.addHelpText(
    'after',
    `\nExamples:\n${spec.examples.map(([line, meaning]) => `  # ${meaning}\n  $ ${line}`).join('\n')}`,
  );
  if (spec.unknownOptions) command.allowUnknownOption().allowExcessArguments();
  command.action(() => {
    const names = Object.keys(spec.arguments);
    const values = Object.fromEntries(names.map((key, index) => [key, command.processedArgs[index] as unknown]));
    return onCommand(name, { ...values, ...command.opts() });
  });
}

function describe({ summary, details }: CommandSpec): string {
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  return details === undefined ? sentence : `${sentence}\n\n${details}`;
}

function toArgument({ value, summary, many, of }: ArgumentSpec): Argument {
  const argument = new Argument(many ? `[${value}...]` : `<${value}>`, summary);
  if (of) argument.choices(of);
  return many ? argument.default([], 'none') : argument;
}

/** `outputText` → `output-text` */
export const flagOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function toOption(key: string, spec: OptionSpec): Option {
  const flag = `--${flagOf(key)}`;
  switch (spec.kind) {
    case 'text':
      return new Option(`${flag} <${spec.value}>`, spec.summary);
    case 'texts':
      return new Option(`${flag} <${spec.value}>`, spec.summary)
        .default([], 'none')
        .argParser((text, all: readonly string[]) => [...all, text]);
    case 'count':
      return new Option(`${flag} <${spec.value}>`, spec.summary).argParser((text) => readCount(text, spec.most));
    case 'choice':
      return new Option(`${flag} <${key.toUpperCase()}>`, spec.summary).choices(spec.of).default(spec.of[0]);
    case 'switch':
      return new Option(flag, spec.summary).default(false, 'off');
    case 'negation':
      return new Option(`--no-${flagOf(key)}`, spec.summary);
  }
}

function readCount(text: string, most: number): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > most) throw new InvalidArgumentError(`Expected a whole number from 1 to ${most}.`);
  return count;
}
