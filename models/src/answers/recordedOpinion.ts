import type { Opinion, OpinionCategory, OpinionSpan } from '#engine/opinion/opinion.ts';
import { isJsonObject } from '../json.ts';
import type { Recorded, Timed } from './record.ts';

/** The opinion of a judge or a classifier, as it is kept. */
export interface RecordedOpinion extends Timed {
  readonly opinion: Opinion;
}

export function isOpinion(recorded: Recorded | undefined): recorded is RecordedOpinion {
  return recorded !== undefined && 'opinion' in recorded;
}

export function readOpinionFields({
  opinion,
}: Readonly<Record<string, unknown>>): Pick<RecordedOpinion, 'opinion'> | undefined {
  return isWhole(opinion) ? { opinion } : undefined;
}

function isWhole(value: unknown): value is Opinion {
  if (!isJsonObject(value) || typeof value.holds !== 'boolean') return false;
  const { confidence, reason, categories, spans } = value;
  return (
    isOptional(confidence, isShare) &&
    isOptional(reason, (text) => typeof text === 'string') &&
    isOptional(categories, (list) => Array.isArray(list) && list.every(isCategory)) &&
    isOptional(spans, (list) => Array.isArray(list) && list.every(isSpan))
  );
}

function isCategory(value: unknown): value is OpinionCategory {
  if (!isJsonObject(value)) return false;
  return typeof value.name === 'string' && typeof value.found === 'boolean' && isOptional(value.score, isShare);
}

function isSpan(value: unknown): value is OpinionSpan {
  if (!isJsonObject(value)) return false;
  const { on, label, start, end } = value;
  return typeof on === 'string' && typeof label === 'string' && Number.isInteger(start) && Number.isInteger(end);
}

function isOptional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}

/** From 0 to 1. */
function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
