import type { Segment } from '#protocol/panel/labels.ts';
import type { Call, Step } from '#schemas/generated/run.ts';
import { shorten } from './labels.ts';

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

/** How much is shown of an argument in a list: what is marked counts for more than what is around it. */
const [markedLength, otherLength] = [120, 40];

/** The same in one line of a list: a call can carry a whole document. */
export const callExcerpt = (call: Pick<Call, 'tool' | 'args'>, marked: ReadonlySet<string>): readonly Segment[] =>
  bounded(callSegments(call, marked)).map((segment) => ({
    ...segment,
    text: shorten(segment.text, segment.mark ? markedLength : otherLength),
  }));

/** A call can have any number of arguments, too. */
const mostSegments = 30;

const bounded = (segments: readonly Segment[]): readonly Segment[] =>
  segments.length > mostSegments ? [...segments.slice(0, mostSegments), { text: '…' }] : segments;

/** The same without marks: `issue_refund(order: "5120", amount: 55)`. */
export function callText({ tool, args }: Pick<Call, 'tool' | 'args'>): string {
  const entries = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `${tool}(${entries.join(', ')})`;
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

export const argumentName = (field: string): readonly string[] =>
  field.startsWith('args.') ? [field.split('.')[1] ?? ''] : [];
