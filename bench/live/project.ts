import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { policyText } from '../rejudge/policy.ts';
import { recordedText } from '../rejudge/texts.ts';

/** The policy of the project: without the rule that asks a judge, as nobody has answered it. */
export const projectPolicy = policyText.replace(/^.*second-opinion.*\n/m, '');

/** A policy of 39 rules, and a suite of so many cases of 500 characters, with recorded answers, in a data set beside it. */
export async function writeProject(folder: string, size: number): Promise<void> {
  await writeFile(join(folder, 'bench.policy.yaml'), projectPolicy);
  await writeFile(join(folder, 'bench.suite.yaml'), suiteText);
  const rows = createWriteStream(join(folder, 'cases.jsonl'));
  for (let at = 0; at < size; at++) rows.write(`${JSON.stringify(rowOf(at, size))}\n`);
  rows.end();
  await finished(rows);
}

const suiteText = `suite: bench
policy: ./bench.policy.yaml
session: { customer: c-1, orders: ["4821"], risk: 0.1, age_days: 30 }
datasets:
  - file: ./cases.jsonl
    id: { column: id }
    input: { column: input }
    kind: { column: kind }
    recorded: { output: { column: output }, calls: { column: calls } }
`;

function rowOf(at: number, size: number) {
  const amount = 1 + (at % 120);
  const refund = { tool: 'issue_refund', args: { order: `${4000 + (at % 1000)}`, amount, reason: 'late' } };
  return {
    id: `case-${at}`,
    kind: at % 5 === 0 ? 'attack' : 'normal',
    input: recordedText(at, 350),
    output: recordedText(at + size, 150),
    calls: at % 4 === 0 ? [refund] : [],
  };
}
