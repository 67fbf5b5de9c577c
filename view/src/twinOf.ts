import type { JudgedCases } from '#engine/live/judged.ts';
import type { CaseView } from '#protocol/panel/caseView.ts';
import { labelAt } from './caseAt.ts';

/** The twin of a case, and how it ends: of a repeated twin, the same repeat. */
export function twinOf(cases: JudgedCases, index: number): Pick<CaseView, 'twin'> {
  const { twin, repeat = 0 } = cases.identity(index);
  if (twin === undefined) return {};
  const at = cases.find(twin) ?? cases.find(`${twin}#${repeat}`) ?? cases.find(`${twin}#0`);
  return at === undefined ? {} : { twin: { key: cases.identity(at).key, case: twin, label: labelAt(cases, at) } };
}
