import { expect, test } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { redact, redactedLog } from '../src/redactedLog.ts';

const key = 'sk-proj-"quoted"-12345678';

function logInMemory(): { readonly log: LogOutputChannel; readonly lines: string[] } {
  const lines: string[] = [];
  const write = (...parts: unknown[]) => void lines.push(parts.join(' '));
  const nothing = () => {};
  const log: LogOutputChannel = {
    name: 'Railwright',
    logLevel: 1,
    onDidChangeLogLevel: () => ({ dispose: nothing }),
    append: write,
    appendLine: write,
    replace: write,
    clear: nothing,
    show: nothing,
    hide: nothing,
    dispose: nothing,
    trace: write,
    debug: write,
    info: write,
    warn: write,
    error: write,
  };
  return { log, lines };
}

test('no way of writing lets a key through', () => {
  const { log: under, lines } = logInMemory();
  const log = redactedLog(under, () => [key]);
  for (const write of [log.append, log.appendLine, log.replace, log.trace, log.debug, log.info, log.warn, log.error]) {
    write(`Authorization: Bearer ${key}`);
  }
  log.trace('Received response railwright/secret', `Result: ${JSON.stringify(key)}`);
  log.info('options', { headers: { key } });
  log.error(new Error(`401 for ${key}`), new Error(`cause ${key}`));
  expect(lines).toHaveLength(11);
  expect(lines.filter((line) => line.includes('12345678') || !line.includes('[key]'))).toEqual([]);
});

test('keys are looked up when a line is written', () => {
  const keys: string[] = [];
  const { log: under, lines } = logInMemory();
  const log = redactedLog(under, () => keys);
  keys.push('sk-abcdefgh');
  log.info('key sk-abcdefgh');
  expect(lines).toEqual(['key [key]']);
});

test('what is too short to be a key stays', () => expect(redact('ollama answers', ['ollama'])).toBe('ollama answers'));
