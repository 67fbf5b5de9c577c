/**
 * Texts a second, one thread: four checks of `@openai/guardrails` (200 keywords, six kinds of personal data, URLs, secrets)
 * against the same four as rules of a policy. Usage: `node bench/openaiGuardrails.ts SCRIPT MODULES [N] [ROUNDS]`, where
 * SCRIPT is the peer's script (`peers/openai-guardrails-bench.mjs`) and MODULES the `node_modules` that has the peer.
 *
 * The two sides take turns, and the medians are compared, since a machine's speed changes from minute to minute. The
 * peer's script runs in a process of its own, and says how many texts a second it judges; it stops at the first hit of
 * a check, where our engine finds all spans.
 */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { judgeInput } from '../engine/src/judge/judgeInput.ts';
import { compileText, exchangeOf } from '../engine/test/support/judging.ts';

const [script, modules, count = '5000', rounds = '5'] = process.argv.slice(2);
if (script === undefined || modules === undefined) {
  console.error('usage: node bench/openaiGuardrails.ts SCRIPT MODULES [N] [ROUNDS]');
  process.exit(2);
}

/** What a side did in a round. */
interface Round {
  readonly perSecond: number;
  /** How many of the texts a check found something in. */
  readonly blocked: number;
  /** The length of the second text. */
  readonly chars: number;
}

/** The texts of the peer's script, made by the same rule. */
const texts = Array.from({ length: Number(count) }, (_, i) => {
  const mail = i % 10 === 0 ? `My email is user${i}@example.com. ` : '';
  const story =
    'The quick brown fox jumps over the lazy dog and asks for a manager to review the account history again. ';
  return `Please refund order ${1000 + i}, I was charged ${i % 90} dollars twice. ${mail}${story.repeat(4)}`;
});

const policy = compileText(`
policy: four-checks
input:
  - id: keywords
    when: { contains: [${Array.from({ length: 200 }, (_, i) => `forbidden phrase ${i}`).join(', ')}] }
    then: block
  - id: personal-data
    when: { pii: [email, us_ssn, credit_card, phone, iban, ip_address] }
    then: block
  - id: urls
    when: { urls: { allow: [example.com, "*.example.com"], schemes: [https] } }
    then: block
  - id: secrets
    when: { secrets: true }
    then: block
`);

function runPeer(): Round {
  return JSON.parse(
    execFileSync(process.execPath, [resolve(String(script)), resolve(String(modules)), String(count)], {
      encoding: 'utf8',
    }),
  );
}

/** Over all texts again and again for a second, as many of our rounds take no time at all. */
function runOurs(): Round {
  const started = performance.now();
  let blocked = 0;
  let passes = 0;
  for (; performance.now() - started < 1000; passes++) blocked = texts.filter(isBlocked).length;
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: Math.round((passes * texts.length) / seconds), blocked, chars: texts[1]?.length ?? 0 };
}

function isBlocked(text: string): boolean {
  return judgeInput(policy, exchangeOf({ user: text })).isBlocked;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

// Both sides are measured warm: the peer's script judges some texts before it counts.
runOurs();
const pairs = Array.from({ length: Number(rounds) }, () => ({ theirs: runPeer(), ours: runOurs() }));
for (const { theirs, ours } of pairs) {
  console.log(
    `@openai/guardrails ${theirs.perSecond}/s, ${theirs.blocked} blocked; railwright ${ours.perSecond}/s, ${ours.blocked} blocked`,
  );
  if (theirs.chars !== ours.chars || theirs.blocked !== ours.blocked) {
    console.error('the two sides did not judge the same texts, or not alike');
    process.exitCode = 1;
  }
}
const peer = median(pairs.map(({ theirs }) => theirs.perSecond));
const own = median(pairs.map(({ ours }) => ours.perSecond));
const ratio = median(pairs.map(({ theirs, ours }) => ours.perSecond / theirs.perSecond));
console.log(
  `median of ${pairs.length}: ${peer}/s and ${own}/s on ${texts.length} texts of ${texts[1]?.length} characters: ${ratio.toFixed(1)} times`,
);
