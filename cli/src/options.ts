/** An option of a command, by the kind of its value. Its name is its key in kebab-case. */
export type OptionSpec =
  | { readonly kind: 'text' | 'texts'; readonly value: string; readonly summary: string }
  | { readonly kind: 'count'; readonly value: string; readonly most: number; readonly summary: string }
  /** The first is the default. */
  | { readonly kind: 'choice'; readonly of: readonly string[]; readonly summary: string }
  | { readonly kind: 'switch'; readonly summary: string }
  /** True, unless `--no-NAME` is given. */
  | { readonly kind: 'negation'; readonly summary: string };

export interface ArgumentSpec {
  readonly value: string;
  readonly summary: string;
  /** Any number of them, also none. */
  readonly many?: true;
  readonly of?: readonly string[];
}

export interface CommandSpec {
  readonly summary: string;
  /** What else its help says. */
  readonly details?: string;
  readonly arguments: Readonly<Record<string, ArgumentSpec>>;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** A command line, and what it does. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** Editors add options of their own. */
  readonly unknownOptions?: true;
}

/** The forms of the report of a run. */
export const runFormats = ['pretty', 'json', 'junit', 'markdown', 'html', 'sarif', 'github'] as const;

const choiceOfFormat = <const Formats extends readonly string[]>(...of: Formats) =>
  ({ kind: 'choice', of, summary: 'the form of the output' }) as const;

const filter = {
  kind: 'texts',
  value: 'EXPR',
  summary:
    'only these cases: a glob on their ids, `kind:attack`, or `tag:NAME`; several of one sort add up, of different sorts narrow down',
} as const;

const model = {
  kind: 'text',
  value: 'NAME',
  summary: 'the model: a name from railwright.yaml, or `recorded`',
} as const;

/** The command line, from which the program, its help and the checks of the documentation are made. */
export const commands = {
  check: {
    summary: 'check policies, suites and settings',
    details:
      'A folder is searched for such files; without a path, the current one is. `ignore` of railwright.yaml is honoured in folders.',
    arguments: { paths: { value: 'PATH', many: true, summary: 'files and folders' } },
    options: {
      level: {
        kind: 'choice',
        of: ['information', 'warning', 'error'],
        summary: 'leave out findings below this level',
      },
      failLevel: {
        kind: 'choice',
        of: ['error', 'warning', 'information'],
        summary: 'end with 1 where there is a finding of this level, or above',
      },
      format: choiceOfFormat('pretty', 'json', 'junit', 'sarif', 'github'),
    },
    examples: [
      ['railwright check', 'all files below the current folder'],
      ['railwright check support.policy.yaml', 'one file'],
      ['railwright check policies --format json', 'a folder, for a program'],
      ['railwright check --fail-level warning --format github', 'in a pull request, warnings included'],
    ],
  },
  run: {
    summary: 'run a suite against a model',
    details:
      'Judges each case of the suite and writes a run record to .railwright/runs/ of the project. Answers are kept in .railwright/answers/ and replayed. ' +
      'Gates are judged only where all cases are run. With `--baseline`, `json` is `{ record, diff }`.',
    arguments: { suite: { value: 'SUITE', summary: 'the suite file' } },
    options: {
      model,
      policy: { kind: 'text', value: 'FILE', summary: "judge with another policy than the suite's" },
      filter,
      format: choiceOfFormat(...runFormats),
      report: {
        kind: 'texts',
        value: 'FORMAT=FILE',
        summary: 'write another report to a file, as in `markdown=comment.md`; may be given several times',
      },
      output: {
        kind: 'text',
        value: 'FILE',
        summary:
          'write the output to a file; with `pretty`, which is for people, write the run record, and print all the same',
      },
      baseline: {
        kind: 'text',
        value: 'git:REV|FILE',
        summary:
          'what to compare with: the policy as it was at a revision of git, judging the same answers, or a run record; adds the flips',
      },
      failOn: {
        kind: 'choice',
        of: ['failed', 'worse'],
        summary:
          'end with 1 where an expectation or a gate failed, or only where something is worse than in the baseline',
      },
      concurrency: { kind: 'count', value: 'N', most: 256, summary: 'how many calls are under way at once' },
      repeat: {
        kind: 'count',
        value: 'N',
        most: 1000,
        summary: 'how often the model is asked for each case that does not say',
      },
      record: { kind: 'negation', summary: 'write no run record to .railwright/runs/' },
    },
    examples: [
      ['railwright run support.suite.yaml', "with the suite's own model"],
      ['railwright run support.suite.yaml --model gpt --filter kind:attack', 'the attacks, against another model'],
      [
        'railwright run support.suite.yaml --policy stricter.policy.yaml --baseline before.json',
        'what another policy would change',
      ],
      [
        'railwright run support.suite.yaml --baseline git:main --fail-on worse --format github',
        'in a pull request: only what it makes worse fails',
      ],
    ],
  },
  diff: {
    summary: 'compare two run records',
    details:
      'Compares the cases that both runs evaluated. Ends with 1 where there are new false refusals or new misses.',
    arguments: {
      before: { value: 'A', summary: 'the run record of before' },
      after: { value: 'B', summary: 'the run record of after' },
    },
    options: { format: choiceOfFormat('pretty', 'json') },
    examples: [
      ['railwright diff before.json after.json', 'what changed, for people'],
      ['railwright diff before.json after.json --format json', 'the flips, for a program'],
    ],
  },
  preview: {
    summary: 'judge with a policy, and call no model',
    details:
      'Judges the cases of a suite with the answers that are recorded (a case whose answer is not there needs a run), or an exchange of your own. `-` in place of a text reads the standard input.',
    arguments: { policy: { value: 'POLICY', summary: 'the policy file' } },
    options: {
      suite: { kind: 'text', value: 'SUITE', summary: 'judge the cases of a suite' },
      model,
      filter,
      text: { kind: 'text', value: 'TEXT', summary: 'what the user writes' },
      document: { kind: 'texts', value: 'TEXT', summary: 'an untrusted document; may be given several times' },
      call: {
        kind: 'texts',
        value: 'CALL',
        summary: 'a tool call that the model proposes, as \'TOOL {"arg": 1}\'; may be given several times',
      },
      outputText: { kind: 'text', value: 'TEXT', summary: "the model's text" },
      session: { kind: 'text', value: 'JSON', summary: 'what conditions see as `session`' },
      trace: {
        kind: 'text',
        value: 'FILE',
        summary:
          'exchanges as an agent logs them: a request, a response, turns, spans of OpenTelemetry or a run record, as JSON',
      },
      explain: {
        kind: 'switch',
        summary: 'print every rule: what it found, in which time, and which part of its condition was false',
      },
      format: choiceOfFormat('pretty', 'json'),
    },
    examples: [
      ['railwright preview stricter.policy.yaml --suite support.suite.yaml', 'recorded answers, judged anew'],
      ['railwright preview support.policy.yaml --text "My card is 4111 1111 1111 1111"', 'the input layer'],
      [
        'railwright preview support.policy.yaml --call \'issue_refund {"amount": 90}\' --session \'{"orders": []}\'',
        'the action layer',
      ],
    ],
  },
  replay: {
    summary: 'judge a log of real exchanges, and compare the decisions',
    details:
      'Reads JSONL, JSON, OTLP exports and run records as a stream, and calls no model. `-` reads the standard input. ' +
      'Without `--baseline`, compares with the decisions that the log records, where it does. ' +
      'Ends with 1 where an exchange is newly held or blocked, or no longer, and with 3 where a part could not be replayed.',
    arguments: {
      policy: { value: 'POLICY', summary: 'the policy file' },
      log: { value: 'LOG', summary: 'the log, or `-`' },
    },
    options: {
      baseline: {
        kind: 'text',
        value: 'POLICY',
        summary: 'the policy to compare with: another file, or `git:REV`, the same file at a revision',
      },
      session: { kind: 'text', value: 'JSON', summary: 'what conditions see as `session`, where the log does not say' },
      format: choiceOfFormat('pretty', 'json', 'markdown'),
    },
    examples: [
      [
        'railwright replay stricter.policy.yaml exchanges.jsonl --baseline support.policy.yaml',
        'what another policy would change',
      ],
      ['railwright replay support.policy.yaml exchanges.jsonl --baseline git:main', 'what an edit would change'],
    ],
  },
  show: {
    summary: 'print what the engine makes of a file, as JSON',
    arguments: {
      stage: {
        value: 'STAGE',
        summary: 'the stage of the work',
        of: ['document', 'policy', 'suite', 'compiled', 'settings'],
      },
      file: { value: 'FILE', summary: 'the file' },
    },
    options: {},
    examples: [
      ['railwright show policy support.policy.yaml', 'bases merged, defaults filled in'],
      ['railwright show document support.suite.yaml', 'the tree of the file, with the place of each part'],
    ],
  },
  format: {
    summary: 'lay out policies, suites and settings',
    details:
      'Changes white space only: two spaces for each level, one behind `:` and `,`, at most one empty line. A file with broken syntax is left alone. Folders are searched as by `check`.',
    arguments: { paths: { value: 'PATH', many: true, summary: 'files and folders' } },
    options: {
      check: { kind: 'switch', summary: 'write nothing, and end with 1 where a file is laid out differently' },
    },
    examples: [
      ['railwright format', 'all files below the current folder'],
      ['railwright format --check', 'in a pull request'],
    ],
  },
  explain: {
    summary: 'print the page of a check',
    details: 'What it finds, an example, and when to switch it off. Without a code, all checks are listed.',
    arguments: { codes: { value: 'CODE', many: true, summary: 'the codes of checks, as findings show them' } },
    options: {},
    examples: [
      ['railwright explain fails-open', 'what lets everything through, and what to do'],
      ['railwright explain', 'all checks'],
    ],
  },
  lsp: {
    summary: 'serve an editor over the Language Server Protocol',
    arguments: {},
    options: { stdio: { kind: 'switch', summary: 'over standard input and output, which is the default' } },
    examples: [['railwright lsp --stdio', 'as an editor starts it']],
    unknownOptions: true,
  },
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type CommandName = keyof typeof commands;

type ValueOf<Spec> = Spec extends { kind: 'text' }
  ? string | undefined
  : Spec extends { kind: 'texts' }
    ? readonly string[]
    : Spec extends { kind: 'count' }
      ? number | undefined
      : Spec extends { kind: 'choice'; of: readonly (infer Choice)[] }
        ? Choice
        : boolean;

type ArgumentOf<Spec> = Spec extends { many: true }
  ? readonly string[]
  : Spec extends { of: readonly (infer Choice)[] }
    ? Choice
    : string;

/** The arguments and options of a command, as its specification types them. */
export type ArgsOf<Name extends CommandName> = {
  readonly [Key in keyof (typeof commands)[Name]['arguments']]: ArgumentOf<(typeof commands)[Name]['arguments'][Key]>;
} & { readonly [Key in keyof (typeof commands)[Name]['options']]: ValueOf<(typeof commands)[Name]['options'][Key]> };
