import { spawnSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { judgeProbe } from '#engine/replay/judgeProbe.ts';
import { previewTrace } from '#engine/replay/previewTrace.ts';
import { readSubject } from '#engine/replay/readSubject.ts';
import { createReplay } from '#engine/replay/replay.ts';
import { compileText } from '../support/judging.ts';
import { poisonProcess } from '../support/poison.ts';
import { session, shop } from './shop.ts';
import { traces } from './traces.ts';

/** Rules that would like to ask somebody, and addresses that somebody could be tempted to look at. */
const curious = compileText(`policy: curious
input: [{ id: links, when: { urls: { block: [evil.example] } }, then: flag }]
action: [{ id: any, tool: "*", then: allow }, { id: rated, tool: "*", when: { classifier: { service: guard } }, then: block }]
output: [{ id: shape, when: { not: { conforms_to: { $ref: "#/$defs/a", $defs: { a: { type: object } } } } }, then: flag }]
review: [{ id: tone, when: { judge: { model: m, question: Is it rude? } }, then: block }]
`);

const tempting = {
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'See https://evil.example/a' },
        { type: 'image_url', image_url: 'https://evil.example/b.png' },
      ],
    },
  ],
  calls: [
    { tool: 'fetch', args: { url: 'https://evil.example/c' } },
    { tool: 'shell', args: { command: 'echo $OPENAI_API_KEY' } },
    { tool: 'constructor', args: { __proto__: { a: 1 } } },
  ],
  output: '{"$ref": "https://evil.example/schema.json"}',
};

const lines = [...Object.values(traces), tempting].map((trace) => JSON.stringify(trace));

describe('nothing is called, executed or asked for', () => {
  test.each([
    [
      'a preview',
      () => [shop, curious].flatMap((policy) => previewTrace(lines.join('\n'), policy, session).calls).length,
    ],
    [
      'probes',
      () => {
        const read = ['shell({"command": "id"})', 'https://evil.example'].map(readSubject);
        const subjects = read.flatMap((each) => (each.kind === 'subject' ? [each.subject] : []));
        return subjects.map((subject) => judgeProbe({ id: 'a', ...subject }, curious)).length;
      },
    ],
    [
      'a replay',
      () => {
        const replaying = createReplay({ now: curious, before: shop, session });
        for (const line of lines) replaying.push(line);
        return replaying.end().entries;
      },
    ],
  ])('%s', (_, run) => {
    using poison = poisonProcess();
    const judged = run();
    expect(poison.touched).toEqual([]);
    expect(judged).toBeGreaterThan(1);
  });
});

describe('the poison works', () => {
  test.each([
    ['https.request', () => request('https://evil.example')],
    ['child_process.spawnSync', () => spawnSync('true')],
    ['dns/promises.lookup', () => lookup('evil.example')],
    ['net.connect', () => connect(1)],
    ['fetch', () => fetch('https://evil.example')],
  ])('%s', (name, touch) => {
    using poison = poisonProcess();
    expect(touch).toThrow('is poisoned');
    expect(poison.touched).toEqual([name]);
  });

  test('secrets of the environment', () => {
    using poison = poisonProcess();
    void process.env.SOME_API_KEY;
    void process.env.PATH;
    expect(poison.touched).toEqual(['the variable SOME_API_KEY']);
  });
});
