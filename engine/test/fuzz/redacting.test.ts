import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { Finding, Span } from '#engine/detect/finding.ts';
import { judge } from '#engine/judge/judge.ts';
import { redactions } from '#engine/judge/redact.ts';
import { type TextDetectorName, textDetectorNames } from '#engine/policy/policy.ts';
import { soundOptions } from './arbitraries/detectors.ts';
import { texts } from './arbitraries/texts.ts';
import { record } from './arbitraries/values.ts';
import { compileDrawn } from './judged.ts';
import { fuzzSettings } from './settings.ts';

const exchange = {
  messages: [],
  documents: [],
  session: {},
  history: [],
  system: 'You are a terse shop agent who never talks of gold or of the secret bitcoin.',
};

/** A policy that redacts what a detector finds in the output. */
function redacting(name: TextDetectorName, options: unknown): CompiledPolicy {
  const raw = record([
    ['id', 'r'],
    ['when', { [name]: options }],
    ['then', 'redact'],
  ]);
  return compileDrawn({ head: {}, rules: [{ layer: 'output', raw }], base: [] });
}

/** A text that was redacted, with short marks for labels: the words of some (`[PHONE]`) announce what they stand for. */
interface Redacted {
  readonly text: string;
  readonly marks: readonly Span[];
}

const mark = '[]';

function redact(text: string, spans: readonly Span[]): Redacted {
  const marks: Span[] = [];
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += text.slice(at, start);
    marks.push({ start: result.length, end: result.length + mark.length });
    result += mark;
    at = end;
  }
  return { text: result + text.slice(at), marks };
}

function found(policy: CompiledPolicy, text: string): readonly Finding[] {
  return redactions('output', text, judge(policy, exchange, { output: text, calls: [] }).steps);
}

/** Whether spans touch, as far as one can see. */
function touch(text: string, [a, b]: readonly [Span, Span]): boolean {
  const [end, start] = [Math.min(a.end, b.end), Math.max(a.start, b.start)];
  return start <= end || (start - end < 10 && /^[\p{Cf}\p{M}]+$/u.test(text.slice(end, start)));
}

describe('a redacted text', () => {
  // What touches a mark was but the end of a longer word where it stood (`bo@shop.example4111`). What is hidden is read anew in
  // what is left of it, in which a pattern of one letter always finds something.
  test.each(textDetectorNames)('%s: holds nothing that the rule would redact', (name) => {
    fc.assert(
      fc.property(soundOptions[name], texts, (options, raw) => {
        const policy = redacting(name, options);
        const { text, marks } = redact(raw, found(policy, raw));
        const left = found(policy, text).filter((finding) => !marks.some((each) => touch(text, [each, finding])));
        const plain = name === 'matches' ? left.filter(({ hidden }) => !hidden) : left;
        expect(plain.map(({ start, end }) => text.slice(start, end))).toEqual([]);
      }),
      fuzzSettings(100),
    );
  });
});
