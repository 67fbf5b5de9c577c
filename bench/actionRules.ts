/**
 * Microseconds to judge one tool call by 100 action rules: all for its tool, and spread over 20 tools by names and globs.
 * Usage: `node bench/actionRules.ts [ROUNDS]`. Beside it, what the Agent Governance Toolkit publishes for 100 rules:
 * 30 µs (its README, "Performance").
 *
 * Each round judges 2,000 exchanges with one call each, no two alike in a row; a sample is one exchange, judged whole.
 */
import type { Answer } from '../engine/src/exchange/exchange.ts';
import { judge } from '../engine/src/judge/judge.ts';
import { answerOf, call, compileText, exchangeOf } from '../engine/test/support/judging.ts';

const published = 30;
const rounds = Number(process.argv[2] ?? '20');

/** What conditions of action rules look like. Most do not hold for most calls. */
const conditions = [
  'args.amount > values.refund_limit * 100',
  'args.amount > 5000 && args.currency == "EUR"',
  '!(args.order in session.orders)',
  'args.currency in ["CHF", "JPY", "SEK"]',
  'has(args.note) && args.note.contains("urgent")',
  'args.email.endsWith("@mailinator.example") || args.email.startsWith("test+")',
  'session.risk >= 0.9 && !(args.reason in values.reasons)',
  'args.items.exists(item, item.price > 900)',
  'args.reason == "chargeback" && (args.amount > 100 || session.age_days < 7)',
  'size(args.note) > 400',
  'args.order.matches("^9{4}")',
  '!has(args.order) || args.order == ""',
];

const tools = Array.from({ length: 20 }, (_, i) => `tool_${i}`);
const globs = ['issue_*', '*_refund', 'issue_refund', 'tool_1*', '*_2'];

function policy(toolOf: (rule: number) => string): string {
  const rules = Array.from(
    { length: 100 },
    (_, i) =>
      `  - { id: r${i}, tool: "${toolOf(i)}", when: ${JSON.stringify(conditions[i % conditions.length])}, then: require_approval }`,
  );
  return `policy: bench
values: { refund_limit: 40, reasons: [late, broken, wrong_item] }
defaults: { unmatched_action: allow }
action:
${rules.join('\n')}
`;
}

const session = { orders: ['4821', '4822', '4823'], risk: 0.2, age_days: 400 };
const exchange = exchangeOf({ user: 'Please refund my order.', session });
/** Read from JSON, as calls are: their texts are in one piece. */
const answers = Array.from({ length: 2000 }, (_, i) => JSON.parse(JSON.stringify(answer(i))) as Answer);

function answer(i: number): Answer {
  return answerOf({
    calls: [
      call('issue_refund', {
        order: `482${1 + (i % 3)}`,
        amount: 1 + (i % 90),
        currency: i % 2 === 0 ? 'EUR' : 'GBP',
        email: `user${i}@shop.example`,
        reason: 'late',
        note: i % 5 === 0 ? 'Arrived two weeks late.' : 'The box was open.',
        items: [{ price: 10 + (i % 40) }, { price: 12 }],
      }),
    ],
  });
}

function measure(title: string, text: string): void {
  const compiled = compileText(text);
  const governing = compiled.rulesFor('issue_refund').length;
  const samples: number[] = [];
  for (let round = -3; round < rounds; round++) {
    for (const answer of answers) {
      const started = process.hrtime.bigint();
      judge(compiled, exchange, answer);
      if (round >= 0) samples.push(Number(process.hrtime.bigint() - started) / 1000);
    }
  }
  samples.sort((a, b) => a - b);
  const at = (share: number): number => samples[Math.floor(samples.length * share)] ?? Number.NaN;
  const perRule = governing > 0 ? `, ${((at(0.5) / governing) * 1000).toFixed(0)} ns a rule` : '';
  const ratio = (published / at(0.5)).toFixed(1);
  console.log(
    `${title}: ${governing} of 100 rules govern the call: median ${at(0.5).toFixed(2)} µs, p95 ${at(0.95).toFixed(2)} µs${perRule}; Agent Governance Toolkit publishes ${published} µs (${ratio} times)`,
  );
}

measure(
  'all for one tool',
  policy(() => 'issue_refund'),
);
measure(
  'over 20 tools, with globs',
  policy((i) => (i % 4 === 3 ? (globs[Math.floor(i / 4) % globs.length] ?? '*') : (tools[i % 20] ?? '*'))),
);
