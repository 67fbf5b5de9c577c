import { describe, expect, test } from 'vitest';
import { createReplay } from '#engine/replay/replay.ts';
import { replayReporters } from '#engine/report/replayReporters.ts';
import type { ReplayedLog } from '#engine/report/replayWords.ts';
import { plain } from '#engine/report/style.ts';
import { compileText } from '../support/judging.ts';

const now = compileText(
  'policy: shop\nversion: "2"\naction: [{ id: large, tool: pay, when: args.amount > 40, then: block }]\ndefaults: { unmatched_action: allow }\n',
);
const before = compileText('policy: shop\nversion: "1"\ndefaults: { unmatched_action: allow }\n');

const row = (amount: number, note = 'a') =>
  JSON.stringify({ messages: [{ role: 'user', content: note }], calls: [{ tool: 'pay', args: { amount, note } }] });

function reportOf(lines: readonly string[], baseline?: string): ReplayedLog {
  const replaying = createReplay({ now, ...(baseline !== undefined && { before }) });
  for (const line of lines) replaying.push(line);
  const start = { line: 3, character: 0 };
  const rules = new Map([['large', { path: 'shop.policy.yaml', range: { start, end: start } }]]);
  return { replay: replaying.end(), log: 'a.jsonl', rules, baseline };
}

const many = reportOf(
  [row(90, '`</details>| @team'), ...Array.from({ length: 10 }, (_, n) => row(50 + n)), row(1), '{'],
  'git:main',
);

describe('pretty', () => {
  const text = replayReporters.pretty(many, plain);

  test('the rule stands with its place, its share, and a few examples', () => {
    expect(text).toContain(
      'Newly held or blocked (11)\n  large, action layer (shop.policy.yaml:4)  11, 91.7 %\n    line 1  allow → block  ',
    );
    expect(text).toContain('    and 6 more');
  });

  test('what it is compared with, what chance says, and what is left out', () => {
    expect(text).toContain('judged by shop 2, compared with the policy shop 1 (git:main)');
    expect(text).toContain(
      "11 newly held or blocked and 0 no longer: chance alone hardly explains so uneven a split (McNemar's exact test, p < 0.001).",
    );
    expect(text).toContain('Not replayed (1)\n  1  cannot be read\n     line 13: the value is cut off');
  });

  test('no change is said', () => {
    expect(replayReporters.pretty(reportOf([row(1)], 'git:main'), plain)).toContain('Nothing changed in 1 exchange.');
  });
});

test('a text that the model would not have seen is told', () => {
  const redacting = compileText('policy: r\ninput: [{ id: mail, when: { pii: [email] }, then: redact }]\n');
  const replaying = createReplay({ now: redacting });
  replaying.push(JSON.stringify({ messages: [{ role: 'user', content: 'I am ann@shop.example' }], output: 'a' }));
  const report: ReplayedLog = { replay: replaying.end(), log: 'a.jsonl', rules: new Map() };
  for (const format of ['pretty', 'markdown'] as const)
    expect(replayReporters[format](report, plain)).toContain('In 1 exchange, the model would be given another text');
});

test('JSON has all that is counted', () => {
  expect(JSON.parse(replayReporters.json(many, plain))).toMatchObject({
    log: 'a.jsonl',
    baseline: 'git:main',
    changes: { 'newly-stopped': { n: 11, of: 12 } },
    groups: [{ change: 'newly-stopped', rule: { layer: 'action', rule: 'large' } }],
    unreplayed: [{ reason: 'unreadable', count: 1 }],
  });
});

describe('Markdown', () => {
  const text = replayReporters.markdown(many, plain);

  test('has the headline, the rates and the rule', () => {
    expect(text).toContain('## Railwright: 11 newly held or blocked\n');
    expect(text).toContain('- **11** (91.7 %) `large`, action layer (shop.policy.yaml:4)\n');
    expect(text).toContain('| Newly held or blocked | 91.7 % (11 of 12; 64.6 to 98.5 %) |');
  });

  test('keeps what a log says in code', () => {
    const outside = text.replaceAll(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '');
    expect(outside).not.toMatch(/<\/details>|@team/);
  });

  test('fits a comment, however much the log says', () => {
    const noisy = Array.from({ length: 600 }, (_, n) =>
      JSON.stringify({
        messages: [{ role: 'user', content: 'a'.repeat(400) }],
        output: 'b',
        verdict: 'block',
        decidedBy: { layer: 'output', rule: `rule-${n}`.repeat(9) },
      }),
    );
    expect(replayReporters.markdown(reportOf(noisy), plain).length).toBeLessThanOrEqual(65_000);
  });
});
