/**
 * Replay of a log that does not fit into the memory. Usage: `node bench/replay.ts [N] [--assert]`.
 *
 * N exchanges (1,000,000) of about 700 characters are generated on the fly, in five shapes, of which one in a thousand
 * is broken; two policies judge each of them, which differ in one value.
 * Printed: exchanges for each second of CPU time (the making of the rows is not in it), and the memory of the process as
 * the log goes on. Then the same for a policy of 40 rules of all kinds, but for the judge, on a hundredth of the rows. There is no peer to compare with. With `--assert`, it fails below the rate or above the
 * memory of `limits`, or where the second half of the log takes more than 25 MB more than the first.
 */
import { spawnSync } from 'node:child_process';
import type { CompiledPolicy } from '../engine/src/compile/compilePolicy.ts';
import { createReplay } from '../engine/src/replay/replay.ts';
import type { ReplayReport } from '../engine/src/replay/replayReport.ts';
import { compileText } from '../engine/test/support/judging.ts';
import { recordedExchange } from './rejudge/exchanges.ts';
import { policyText } from './rejudge/policy.ts';

const limits = { rowsPerSecond: 5000, megabytes: 250, growthMegabytes: 25 };

// With a bound on what V8 leaves lying about before it collects it.
const bounds = ['--max-old-space-size=200', '--max-semi-space-size=8'];
if (!process.execArgv.includes(bounds[0] ?? '')) {
  const args = [...process.execArgv, ...bounds, ...process.argv.slice(1)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}

const count = Number(process.argv.slice(2).find((arg) => /^\d+$/.test(arg)) ?? '1000000');

/** What a team of support agents may have: limits on calls, words, and personal data. */
const supportPolicy = (limit: number): string => `policy: support
values: { refund_limit: ${limit}, reasons: [late, broken] }
defaults: { unmatched_action: require_approval }
input:
  - { id: too-long, when: { longer_than: 4000 }, then: block }
  - { id: crypto, when: { contains: [bitcoin, ethereum, crypto wallet] }, then: flag }
  - { id: lawyers, when: { matches: "(?i)\\\\b(lawyer|attorney|sue you)\\\\b" }, then: require_approval }
  - { id: cards, when: { pii: [credit_card] }, then: redact }
action:
  - { id: refund-small, tool: issue_refund, when: args.amount <= values.refund_limit, then: allow }
  - { id: refund-large, tool: issue_refund, when: args.amount > values.refund_limit, then: require_approval }
  - { id: foreign-order, tool: issue_refund, when: "!(args.order in session.orders)", then: flag }
  - { id: drafts, tool: send_email, then: { rewrite: { tool: create_draft } } }
  - { id: drafts-allowed, tool: create_draft, then: allow }
output:
  - { id: out-data, when: { pii: [email, credit_card] }, then: redact }
  - { id: out-links, when: { urls: { allow: [shop.example] } }, then: block }
`;

/** Nobody is asked for an opinion: exchanges that want one are counted, and not replayed. */
const withoutJudge = policyText.replace(/.*id: second-opinion.*\n/, '');

type Shape = (made: ReturnType<typeof recordedExchange>, more: object) => unknown;

const shapes: readonly Shape[] = [
  ({ exchange: { messages }, answer }, more) => ({ messages, ...answer, ...more }),
  ({ exchange: { messages }, answer }, more) => ({
    request: { messages },
    response: {
      choices: [{ message: { role: 'assistant', content: answer.output, tool_calls: answer.calls.map(chatCall) } }],
    },
    ...more,
  }),
  ({ exchange: { messages }, answer }, more) => ({
    messages: [
      ...messages,
      { role: 'assistant', content: [{ type: 'text', text: answer.output ?? '' }, ...answer.calls.map(anthropicCall)] },
    ],
    ...more,
  }),
  ({ exchange: { messages }, answer }, more) => ({
    name: 'chat',
    spanId: 's',
    startTimeUnixNano: '1793606400000000000',
    attributes: [
      { key: 'gen_ai.input.messages', value: { stringValue: JSON.stringify(messages) } },
      {
        key: 'gen_ai.output.messages',
        value: { stringValue: JSON.stringify([{ role: 'assistant', content: answer.output, calls: answer.calls }]) },
      },
    ],
    ...more,
  }),
  ({ exchange, answer }) => ({
    case: 'c',
    verdict: 'allow',
    decidedBy: null,
    answer: 'answered',
    exchange: { messages: exchange.messages, documents: [], ...answer },
  }),
];

type Call = { readonly tool: string; readonly args: object };
const chatCall = ({ tool, args }: Call) => ({
  type: 'function',
  function: { name: tool, arguments: JSON.stringify(args) },
});
const anthropicCall = ({ tool, args }: Call) => ({ type: 'tool_use', id: 't', name: tool, input: args });

function rowOf(number: number): string {
  if (number % 1000 === 999) return '{"messages": [{"role": "user", "content": "cut o';
  const made = recordedExchange(number, count);
  return JSON.stringify(
    shapes[number % shapes.length]?.(made, { session: made.exchange.session, at: 1_793_606_400_000 + number }),
  );
}

const session = { customer: 'c-1', orders: ['o-1'], risk: 0.1, age_days: 100 };

interface Measured {
  readonly report: ReplayReport;
  readonly perSecond: number;
  readonly peak: number;
  readonly growth: number;
}

const megabytes = (): number => process.memoryUsage.rss() / 1e6;

function measure(now: CompiledPolicy, before: CompiledPolicy | undefined, rows: number): Measured {
  const replay = createReplay({ now, before, session });
  const batch = 1000;
  let cpuMs = 0;
  let [peak, peakOfFirstHalf] = [0, 0];
  for (let from = 0; from < rows; from += batch) {
    const lines = Array.from({ length: Math.min(batch, rows - from) }, (_, index) => rowOf(from + index));
    const cpu = process.threadCpuUsage();
    for (const line of lines) replay.push(line);
    const { user, system } = process.threadCpuUsage(cpu);
    cpuMs += (user + system) / 1000;
    peak = Math.max(peak, megabytes());
    if (from < rows / 2) peakOfFirstHalf = peak;
    if (process.stdout.isTTY && from % 50_000 === 0) process.stdout.write(`\r${from} rows, ${peak.toFixed(0)} MB`);
  }
  return { report: replay.end(), perSecond: rows / (cpuMs / 1000), peak, growth: peak - peakOfFirstHalf };
}

function print(title: string, { report, perSecond, peak, growth }: Measured): void {
  const { entries, replayed, changes, unreplayed } = report;
  console.log(
    `${title}: ${entries} entries, ${replayed} replayed, ${changes['newly-stopped'].n} newly stopped, ${unreplayed.map(({ reason, count: n }) => `${n} ${reason}`).join(', ')}`,
  );
  console.log(
    `  ${perSecond.toFixed(0)} exchanges a second of CPU time; memory ${peak.toFixed(0)} MB at most, ${growth.toFixed(1)} MB more in the second half`,
  );
}

console.log(
  `${count} rows of ${(rowOf(1).length + rowOf(2).length) / 2} characters; before: ${megabytes().toFixed(0)} MB`,
);
const million = measure(compileText(supportPolicy(40)), compileText(supportPolicy(60)), count);
print('11 rules, against another policy', million);
print('40 rules of all kinds', measure(compileText(withoutJudge), undefined, Math.ceil(count / 100)));
const isWithin =
  million.perSecond >= limits.rowsPerSecond &&
  million.peak <= limits.megabytes &&
  million.growth <= limits.growthMegabytes;
if (process.argv.includes('--assert') && !isWithin) process.exitCode = 1;
