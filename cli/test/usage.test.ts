import { describe, expect, test } from 'vitest';
import { commands } from '../src/options.ts';
import { flagOf } from '../src/program.ts';
import { railwright } from './railwright.ts';

const usage = (...args: string[]) => railwright('/', args);

test('the help of the program names each command, the exit codes, and examples', async () => {
  const { code, stdout, stderr } = await usage('--help');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const [name, { summary }] of Object.entries(commands))
    expect(stdout).toMatch(new RegExp(`${name} .*${summary}`));
  for (const exitCode of [0, 1, 2, 3]) expect(stdout).toMatch(new RegExp(`^  ${exitCode}  `, 'm'));
  expect(stdout).toContain('$ railwright run support.suite.yaml');
});

describe.each(Object.entries(commands))('%s', (name, { options, examples }) => {
  test('its help names each option, and shows the examples', async () => {
    const { code, stdout, stderr } = await usage(name, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const [key, { kind }] of Object.entries(options)) {
      expect(stdout).toContain(kind === 'negation' ? `--no-${flagOf(key)}` : `--${flagOf(key)}`);
    }
    for (const [line] of examples) expect(stdout).toContain(`$ ${line}`);
  });
});

test('the version is printed', async () => {
  expect(await usage('--version')).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
});

test.each([
  ['no command', [], 'Usage: railwright'],
  ['an unknown command', ['rum'], "error: unknown command 'rum'\n(Did you mean run?)"],
  ['an unknown option', ['run', 'a', '--modle', 'x'], "error: unknown option '--modle'\n(Did you mean --model?)"],
  ['a missing argument', ['run'], "error: missing required argument 'SUITE'"],
  ['too many arguments', ['run', 'a', 'b'], 'error: too many arguments'],
  [
    'a format that the command has not',
    ['diff', 'a', 'b', '--format', 'junit'],
    "argument 'junit' is invalid. Allowed choices are pretty, json.",
  ],
  ['a count that is none', ['run', 'a', '--repeat', 'twice'], 'Expected a whole number from 1 to 1000.'],
  ['a count that is too large', ['run', 'a', '--concurrency', '1000'], 'Expected a whole number from 1 to 256.'],
  ['a stage that is none', ['show', 'tokens', 'a'], 'Allowed choices are document, policy, suite, compiled, settings.'],
])('%s is bad usage', async (_, args, message) => {
  const { code, stdout, stderr } = await usage(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
