import { layers, strictness } from '../policy/policy.ts';
import { answerKinds } from '../rejudge/verdicts.ts';
import { enoughToStop } from '../run/expectation.ts';
import type { Expectation, OutputExpectation } from '../suite/suite.ts';
import { numbering } from './caseFacts.ts';
import type { LiveItems } from './liveItems.ts';

/** What is expected of cases, in columns. Each array has an entry for each case. */
export interface Expectations {
  /** How strict a verdict must be to stop the case. */
  readonly enough: Uint8Array;
  /** Whether something is expected. */
  readonly isGiven: Uint8Array;
  /** A bit for each verdict that will do; 0 for any. */
  readonly verdicts: Uint8Array;
  /** The number of the layer; -1 for any, as for the others below. */
  readonly layer: Int8Array;
  readonly rule: Int32Array;
  readonly rules: readonly string[];
  readonly answer: Int8Array;
  /** What is expected of the text that the user sees, where anything is. */
  readonly output: ReadonlyMap<number, OutputExpectation>;
}

export function expectationsOf({ size, testCase }: LiveItems): Expectations {
  const rules = numbering();
  const output = new Map<number, OutputExpectation>();
  const columns = {
    enough: new Uint8Array(size),
    isGiven: new Uint8Array(size),
    verdicts: new Uint8Array(size),
    layer: new Int8Array(size).fill(-1),
    rule: new Int32Array(size).fill(-1),
    answer: new Int8Array(size).fill(-1),
  };
  for (let index = 0; index < size; index++) {
    const { expect } = testCase(index);
    columns.enough[index] = enoughToStop(testCase(index));
    if (!expect) continue;
    columns.isGiven[index] = 1;
    columns.verdicts[index] = bitsOf(expect);
    if (expect.layer) columns.layer[index] = layers.indexOf(expect.layer);
    if (expect.rule) columns.rule[index] = rules.numberOf(expect.rule.value);
    if (expect.answer) columns.answer[index] = answerKinds.indexOf(expect.answer);
    if (expect.output) output.set(index, expect.output);
  }
  return { ...columns, rules: rules.names, output };
}

const bitsOf = ({ verdicts }: Expectation): number =>
  verdicts.reduce((bits, verdict) => bits | (1 << strictness(verdict)), 0);
