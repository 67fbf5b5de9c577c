import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import { contextOf } from '../judge/judgeContext.ts';
import { judgeOutput } from '../judge/judgeOutput.ts';
import { strictness } from '../policy/policy.ts';
import { onlyChanging } from '../rejudge/reviewColumn.ts';
import { changes } from '../rejudge/verdicts.ts';
import { unmetOutput } from '../run/expectation.ts';
import type { Expectations } from './expectations.ts';
import type { LiveItems } from './liveItems.ts';
import { type LiveSource, opinionsOf } from './liveSource.ts';
import type { Decided } from './segments.ts';

const HELD = strictness('require_approval');

/** What the user would see of a case that is evaluated, as `judge` says it. */
export function shownText(
  compiled: CompiledPolicy,
  { verdicts, answers }: Decided,
  { items, source }: { readonly items: LiveItems; readonly source: LiveSource },
): (index: number) => string {
  const { rules, defaults } = compiled.policy;
  const changing = onlyChanging(compiled);
  return (index) => {
    // The deciders are the rules in their order, and then the pseudo rules, which have no message.
    if ((verdicts.verdicts[index] ?? 0) >= HELD)
      return rules[verdicts.decidedBy[index] ?? -1]?.message ?? defaults.message;
    const output = answers[index]?.output ?? '';
    if (((verdicts.changed[index] ?? 0) & changes.output) === 0) return output;
    const testCase = items.testCase(index);
    const { ofAnswer: opinions } = opinionsOf(testCase, source);
    return judgeOutput(contextOf(changing, testCase.exchange, { opinions }), output).passedOn;
  };
}

/** Tests what is shown of cases. The same text is not tested twice in a row. */
export function shownTest({ output }: Expectations): (index: number, shown: string) => boolean {
  const known = new Map<number, { readonly shown: string; readonly isMet: boolean }>();
  return (index, shown) => {
    const expected = output.get(index);
    if (!expected) return true;
    const last = known.get(index);
    if (last?.shown === shown) return last.isMet;
    const isMet = unmetOutput(expected, shown).length === 0;
    known.set(index, { shown, isMet });
    return isMet;
  };
}
