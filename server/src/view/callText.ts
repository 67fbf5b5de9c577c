import type { Segment } from '#protocol/panel.ts';
import type { Call, Step } from '#schemas/generated/run.ts';

/** A tool call as one line of code, with the arguments that conditions looked at marked: `issue_refund({ order: "5120", amount: 55 })`. */
export function callSegments(
  { tool, args }: Pick<Call, 'tool' | 'args'>,
  marked: ReadonlySet<string>,
): readonly Segment[] {
  const entries = Object.entries(args);
  if (entries.length === 0) return [{ text: `${tool}()` }];
  const segments: Segment[] = [{ text: `${tool}({ ` }];
  for (const [index, [name, value]] of entries.entries()) {
    if (index > 0) segments.push({ text: ', ' });
    const text = `${name}: ${JSON.stringify(value)}`;
    segments.push(marked.has(name) ? { text, mark: 'match' } : { text });
  }
  return [...segments, { text: ' })' }];
}

/** The arguments that the steps on a call looked at. */
export function argumentsSeen(steps: readonly Step[], on: string): ReadonlySet<string> {
  const names = steps
    .filter((step) => step.on === on || step.on.startsWith(`${on}/`))
    .flatMap((step) => [
      ...Object.keys(step.saw ?? {}).flatMap(argumentName),
      ...(step.on === on ? [] : [step.on.slice(on.length + 1).split('/')[0] ?? '']),
    ]);
  return new Set(names);
}

const argumentName = (field: string): readonly string[] =>
  field.startsWith('args.') ? [field.split('.')[1] ?? ''] : [];
