import type { Stage } from '#protocol/panel/caseView.ts';
import type { Segment } from '#protocol/panel/labels.ts';

/** How much of a stage is shown: characters and segments in all its texts, texts, and rules. */
const most = { characters: 40_000, segments: 1000, texts: 100, rules: 60 } as const;

/** How many of the last texts are shown, whether or not anything is marked in them. */
const lastTexts = 40;

/** A stage without what nobody would read: a case may carry whole books. What is marked stays, with what is around it. */
export function boundedStage(stage: Stage): Stage {
  const shown = stage.texts
    .filter(({ segments }, index) => index >= stage.texts.length - lastTexts || segments.some(({ mark }) => mark))
    .slice(-most.texts);
  const texts = shown.map((text) => ({ ...text, segments: boundedSegments(text.segments, Math.max(1, shown.length)) }));
  return { ...stage, texts, rules: stage.rules.slice(0, most.rules) };
}

/** The segments of one of several texts, which share what there is room for: of each that is long, the beginning and the end. */
function boundedSegments(segments: readonly Segment[], texts: number): readonly Segment[] {
  const shown = segments.slice(0, Math.ceil(most.segments / texts));
  const room = Math.floor(most.characters / texts / Math.max(1, shown.length));
  const cut = shown.map((segment) => ({ ...segment, text: middleCut(segment.text, room) }));
  return shown.length < segments.length ? [...cut, { text: '…' }] : cut;
}

/** `the beginning … the end`. */
function middleCut(text: string, length: number): string {
  const half = Math.floor(length / 2);
  return text.length > length ? `${text.slice(0, half)} … ${text.slice(-half)}` : text;
}

/** What the user would see, as far as somebody reads it. */
export const boundedText = (text: string): string => middleCut(text, most.characters / 2);
