import { type Path, valueAt } from '#engine/document/nodes.ts';
import type { CaseVerdict } from '../../live/verdicts/questions.ts';
import type { Target } from '../names/target.ts';
import { declarationsFor } from '../names/targetAt.ts';
import type { Hovered } from './hoverContext.ts';
import { code, escaped, paragraphs } from './markdown.ts';

/** A case: its kind, what is said in it, and what it comes to now. */
export async function caseInWords(target: Target, { file, context }: Hovered): Promise<string | undefined> {
  const { document } = file;
  const [id = ''] = target.words;
  const [declared] = declarationsFor(context.store, document.path, target);
  const path: Path = declared?.spot.path.slice(0, -1) ?? [];
  const at = (key: string): unknown => (declared ? valueAt(document.value, [...path, key]) : undefined);
  const [kind, input, note] = [at('kind'), at('input'), at('note')];
  const judged = await context.verdicts.ask({ kind: 'cases', suite: document.path, ids: [id] });
  const now = judged?.cases.get(id);
  if (!declared && !now) return undefined;
  return paragraphs(
    [`**${escaped(id)}**`, ...(typeof kind === 'string' ? [escaped(kind)] : [])].join(' · '),
    typeof input === 'string' ? `“${escaped(input, 200)}”` : undefined,
    typeof note === 'string' ? escaped(note) : undefined,
    judged && now && now.status !== 'needs-run'
      ? `With the answers of ${code(judged.model)}: ${code(now.text)}${outcomes[now.status]}.`
      : undefined,
  );
}

const outcomes = {
  passed: ', as expected',
  failed: ', not as expected',
  'not-evaluated': '',
  'needs-run': '',
} satisfies Record<CaseVerdict['status'], string>;
