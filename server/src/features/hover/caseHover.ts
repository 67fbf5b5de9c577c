import { type Path, valueAt } from '#engine/document/nodes.ts';
import { labelOf } from '#view/labels.ts';
import type { Target } from '../names/target.ts';
import { declarationsFor } from '../names/targetAt.ts';
import type { Hovered } from './hoverContext.ts';
import { code, escaped, paragraphs } from './markdown.ts';

/** A case: its kind, what is said in it, and what it came to in the last run. */
export function caseInWords(target: Target, { file, context }: Hovered): string | undefined {
  const { document } = file;
  const [id = ''] = target.words;
  const [declared] = declarationsFor(context.store, document.path, target);
  const path: Path = declared?.spot.path.slice(0, -1) ?? [];
  const at = (key: string): unknown => (declared ? valueAt(document.value, [...path, key]) : undefined);
  const [kind, input, note] = [at('kind'), at('input'), at('note')];
  const last = lastOf(id, { path: document.path, context });
  if (!declared && last === undefined) return undefined;
  return paragraphs(
    [`**${escaped(id)}**`, ...(typeof kind === 'string' ? [escaped(kind)] : [])].join(' · '),
    typeof input === 'string' ? `“${escaped(input, 200)}”` : undefined,
    typeof note === 'string' ? escaped(note) : undefined,
    last,
  );
}

/** What a case came to: once for each time that it ran. */
function lastOf(
  id: string,
  { path, context }: { readonly path: string } & Pick<Hovered, 'context'>,
): string | undefined {
  const results = (context.session.lastRun(path)?.results ?? []).filter((result) => result.case === id);
  const [first] = results;
  if (!first) return undefined;
  if (results.length > 1)
    return `In the last run: ${results.filter(({ passed }) => passed).length} of ${results.length} passed.`;
  const decider = first.decidedBy && !first.notEvaluated ? ` by ${code(first.decidedBy.rule)}` : '';
  const outcome = first.notEvaluated ? '' : first.passed ? ', as expected' : ', not as expected';
  return `In the last run: ${code(labelOf(first).text)}${decider}${outcome}.`;
}
