import { expect, test } from 'vitest';
import type { PanelMessage } from '#protocol/panel/messages.ts';
import { panelHtml } from '../src/panelHtml.ts';
import { handlePanelMessage, isPanelMessage } from '../src/panelMessages.ts';

const page = panelHtml({
  cspSource: 'https://*.vscode-cdn.net',
  script: 'https://file.vscode-cdn.net/dist/panel.js',
  style: 'https://file.vscode-cdn.net/dist/panel.css',
  nonce: 'N0nce',
});

const policy = new Map(
  /http-equiv="Content-Security-Policy" content="([^"]*)"/
    .exec(page)?.[1]
    ?.split('; ')
    .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
);

test('the page loads nothing but its own files', () => {
  expect(policy.get('default-src')).toEqual(["'none'"]);
  expect(policy.get('script-src')).toEqual(["'nonce-N0nce'"]);
  expect(policy.get('style-src')).toEqual(['https://*.vscode-cdn.net']);
  expect([...policy.values()].flat()).not.toContain("'unsafe-inline'");
  expect([...policy.values()].flat()).not.toContain("'unsafe-eval'");
  expect(policy.has('connect-src')).toBe(false);
});

test('every script of the page carries the nonce', () => {
  const scripts = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  expect(scripts).toEqual(['<script nonce="N0nce" src="https://file.vscode-cdn.net/dist/panel.js">']);
});

test.each([null, 'ready', {}, { kind: 'toString' }, { kind: 'other' }])('%j is no message of the panel', (value) => {
  expect(isPanelMessage(value)).toBe(false);
});

const target = { uri: 'file:///a', line: 1, character: 2, endLine: 1, endCharacter: 4 };

test.each<[PanelMessage, unknown[]]>([
  [{ kind: 'ready' }, ['tellServer', { kind: 'ready' }]],
  [{ kind: 'select', key: 'a' }, ['tellServer', { kind: 'select', key: 'a' }]],
  [{ kind: 'baseline', id: 'saved' }, ['tellServer', { kind: 'baseline', id: 'saved' }]],
  [{ kind: 'runNeeded' }, ['tellServer', { kind: 'runNeeded' }]],
  [{ kind: 'chooseRevision' }, ['chooseRevision']],
  [{ kind: 'restore', id: '41' }, ['restore', '41']],
  [{ kind: 'addProbe' }, ['askForProbe']],
  [{ kind: 'addProbe', from: { key: 'a' } }, ['tellServer', { kind: 'addProbe', from: { key: 'a' } }]],
  [{ kind: 'addProbe', text: '' }, ['tellServer', { kind: 'addProbe', text: '' }]],
  [{ kind: 'trace' }, ['askForTrace']],
  [{ kind: 'trace', text: '[]' }, ['tellServer', { kind: 'trace', text: '[]' }]],
  [{ kind: 'open', target }, ['open', target]],
  [{ kind: 'run', suite: 's', mode: 'run', cases: ['a'] }, ['run', { suite: 's', mode: 'run', cases: ['a'] }]],
  [{ kind: 'cancel' }, ['cancel']],
])('the panel says %j', (message, expected) => {
  expect(isPanelMessage(message)).toBe(true);
  const done: unknown[] = [];
  handlePanelMessage(message, {
    open: (told) => done.push('open', told),
    run: (params) => done.push('run', params),
    cancel: () => done.push('cancel'),
    chooseRevision: () => done.push('chooseRevision'),
    restore: (run) => done.push('restore', run),
    askForProbe: () => done.push('askForProbe'),
    askForTrace: () => done.push('askForTrace'),
    tellServer: (told) => done.push('tellServer', told),
  });
  expect(done).toEqual(expected);
});
