import type { Condition as RawCondition } from '#schemas/generated/policy.ts';
import { findNode, locate, type Path } from '../document/nodes.ts';
import { scalarOffsets, sourceRange } from '../document/scalarOffsets.ts';
import {
  type CelSource,
  type Condition,
  type DetectorCondition,
  type DetectorName,
  detectorNames,
  type Source,
  type Towards,
} from './policy.ts';
import type { Reading } from './reading.ts';

/**
 * A condition of the schema's shape, with where its parts stand and the file that it names. One that aliases make part of
 * many others is read once.
 */
export function readCondition(reading: Reading, raw: RawCondition, path: Path, towards: Towards): Condition {
  if (typeof raw === 'string') return readPart(reading, raw, path, towards);
  const known = reading.conditions[towards];
  const condition = known.get(raw) ?? readPart(reading, raw, path, towards);
  known.set(raw, condition);
  return condition;
}

/** What the opposite of a condition leads to. */
export const opposite = (towards: Towards): Towards => (towards === 'stricter' ? 'milder' : 'stricter');

function readPart(reading: Reading, raw: RawCondition, path: Path, towards: Towards): Condition {
  const { document } = reading;
  const at = locate(document, path);
  if (typeof raw === 'string') {
    return { kind: 'cel', ...readExpression(reading, raw, path) };
  }
  if (raw.not !== undefined)
    return { kind: 'not', of: readCondition(reading, raw.not, [...path, 'not'], opposite(towards)), at };
  for (const kind of ['all', 'any'] as const) {
    const parts = raw[kind];
    if (parts)
      return {
        kind,
        of: parts.map((part, index) => readCondition(reading, part, [...path, kind, index], towards)),
        at,
      };
  }
  const name = detectorNames.find((candidate) => raw[candidate] !== undefined) ?? 'matches';
  return readDetector(reading, { name, options: raw[name], towards }, [...path, name]);
}

function readDetector(
  reading: Reading,
  { name, options, towards }: Pick<DetectorCondition, 'name' | 'options' | 'towards'>,
  path: Path,
): DetectorCondition {
  const locateOption: DetectorCondition['locate'] = (part, range) => {
    const location = locate(reading.document, [...path, ...part]);
    if (!range) return location;
    return { ...location, range: sourceRange(offsetsAt(reading, [...path, ...part], location.range.start), range) };
  };
  return {
    kind: 'detector',
    name,
    options,
    towards,
    at: locate(reading.document, path, 'key'),
    locate: locateOption,
    expression: (part, source) => readExpression(reading, source, [...path, ...part]),
    file: readFileOption(reading, name, options, path),
  };
}

/** A CEL expression, with where its characters stand. */
export function readExpression(reading: Reading, source: string, path: Path): CelSource {
  const at = locate(reading.document, path);
  return { source, at, offsets: offsetsAt(reading, path, at.range.start) };
}

function offsetsAt({ document }: Reading, path: Path, start: number): readonly number[] {
  return scalarOffsets(document, findNode(document, path)?.node ?? null) ?? [start];
}

/** Where each detector's options name a file. */
const fileOptions: Partial<Record<DetectorName, (options: unknown) => { reference: string; path: Path } | undefined>> =
  {
    contains: (options) => (isFile(options) ? { reference: options.file, path: ['file'] } : undefined),
    conforms_to: (options) => (typeof options === 'string' ? { reference: options, path: [] } : undefined),
  };

const isFile = (options: unknown): options is { file: string } =>
  typeof options === 'object' && options !== null && 'file' in options;

function readFileOption(reading: Reading, name: DetectorName, options: unknown, path: Path): Source | undefined {
  const option = fileOptions[name]?.(options);
  if (!option) return undefined;
  const file = reading.documents.resolve(reading.document.path, option.reference);
  const content = reading.documents.read(file);
  if (content.kind === 'text') {
    const source = { path: file, text: content.text };
    reading.sources.push(source);
    return source;
  }
  reading.diagnostics.push({
    code: 'missing-file',
    level: 'error',
    message: `cannot read \`${option.reference}\`: ${content.reason}`,
    location: locate(reading.document, [...path, ...option.path]),
  });
  return undefined;
}
