import { wordsOf } from '../compile/detectors/contains.ts';
import type { TextDetectorName } from '../policy/policy.ts';
import type { TextCondition } from './textCondition.ts';

type Options = TextCondition['options'];

/**
 * Options with which a detector finds something wherever it does with the given ones. What these do not find in is known
 * for all other options.
 */
const widerOptions: Partial<Record<TextDetectorName, (options: Options) => Options>> = {
  pii: () => true,
  encoded: () => true,
  urls: () => true,
  secrets: () => ({ entropy: LEAST_ENTROPY }),
  injection: () => ({ sensitivity: 'high' }),
  leaks: (options) => (options === true ? options : { ...(options as object), at_least: 0 }),
  conforms_to: () => ({}),
};

/** The least that the schema of policies allows. */
const LEAST_ENTROPY = 3;

export function widerCondition(condition: TextCondition): TextCondition | undefined {
  const widen = widerOptions[condition.name];
  if (!widen) return undefined;
  const options = widen(condition.options);
  const isSame = condition.file === undefined && JSON.stringify(options) === JSON.stringify(condition.options);
  return isSame ? undefined : { ...condition, options, file: undefined };
}

/** Where nobody wrote it: nothing of it is reported. */
const nowhere = { path: '', range: { start: 0, end: 0 } };
const written: Omit<TextCondition, 'name' | 'options'> = {
  kind: 'detector',
  towards: 'stricter',
  at: nowhere,
  locate: () => nowhere,
  expression: (_, source) => ({ source, at: nowhere, offsets: [] }),
};

/** The detectors with their widest options that are not asked for word by word. */
export const widest: readonly TextCondition[] = (['pii', 'urls', 'secrets', 'injection', 'encoded'] as const).map(
  (name) => ({ ...written, name, options: widerOptions[name]?.(true) }),
);

/** Lists that find something where one of their entries does: an edit of one entry leaves the others as they are. */
const listEntries: Partial<Record<TextDetectorName, (condition: TextCondition) => readonly Options[]>> = {
  contains: (condition) => wordsOf(condition).filter((word) => word.trim() !== ''),
  matches: ({ options }) => [options].flat(),
  pii: ({ options }) => (Array.isArray(options) ? options.map((kind) => [kind]) : []),
  encoded: ({ options }) => (Array.isArray(options) ? options.map((kind) => [kind]) : []),
};

/** Each entry of longer lists on its own would cost more than it saves. */
const MOST_ENTRIES = 64;

/** The detector for each entry of its list; none where it has no list, or one entry only. */
export function conditionsOfEntries(condition: TextCondition): readonly TextCondition[] {
  const entries = listEntries[condition.name]?.(condition) ?? [];
  if (entries.length < 2 || entries.length > MOST_ENTRIES) return [];
  return entries.map((options) => ({ ...condition, options, file: undefined }));
}
