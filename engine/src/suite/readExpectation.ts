import type { Case as RawCase } from '#schemas/generated/suite.ts';
import { compileJsonSchema } from '../compile/jsonSchema.ts';
import { compilePattern } from '../detect/pattern.ts';
import type { CheckCode } from '../document/checkCodes.ts';
import { findNode, locate, type Path } from '../document/nodes.ts';
import { scalarOffsets, sourceRange } from '../document/scalarOffsets.ts';
import type { Verdict } from '../policy/policy.ts';
import type { Reading } from '../policy/reading.ts';
import type { Expectation, OutputExpectation } from './suite.ts';

type RawExpectation = Exclude<NonNullable<RawCase['expect']>, string>;
type RawOutput = NonNullable<RawExpectation['output']>;

/** An expectation of the schema's shape, with its pattern and schema compiled. */
export function readExpectation(reading: Reading, raw: NonNullable<RawCase['expect']>, path: Path): Expectation {
  const full: RawExpectation = typeof raw === 'string' ? { verdict: raw } : raw;
  const verdicts = (typeof full.verdict === 'string' ? [full.verdict] : (full.verdict ?? [])) as readonly Verdict[];
  return {
    verdicts,
    layer: full.layer,
    rule: full.rule === undefined ? undefined : { value: full.rule, at: locate(reading.document, [...path, 'rule']) },
    answer: full.answer,
    output: full.output && readOutput(reading, full.output, [...path, 'output']),
    text: describe(verdicts, full),
    at: locate(reading.document, path),
  };
}

/** `block or require_approval in action by refund-limit` */
function describe(verdicts: readonly Verdict[], { layer, rule, answer, output }: RawExpectation): string {
  const parts = [
    verdicts.join(' or '),
    layer && `in ${layer}`,
    rule && `by ${rule}`,
    answer && `model ${answer}`,
    output && 'text as described',
  ];
  return parts.filter((part) => part).join(' ');
}

function readOutput(reading: Reading, raw: RawOutput, path: Path): OutputExpectation {
  return {
    contains: typeof raw.contains === 'string' ? [raw.contains] : (raw.contains ?? []),
    matches: raw.matches === undefined ? undefined : readPattern(reading, raw.matches, [...path, 'matches']),
    conformsTo:
      raw.conforms_to === undefined ? undefined : readSchema(reading, raw.conforms_to, [...path, 'conforms_to']),
  };
}

function readPattern({ document, diagnostics }: Reading, source: string, path: Path): OutputExpectation['matches'] {
  const compiled = compilePattern(source);
  if (compiled.kind === 'pattern') return { source, pattern: compiled.pattern };
  const location = locate(document, path);
  const offsets = scalarOffsets(document, findNode(document, path)?.node ?? null) ?? [location.range.start];
  const range = sourceRange(offsets, { start: compiled.offset, end: compiled.offset + 1 });
  diagnostics.push({
    code: 'invalid-pattern',
    level: 'error',
    message: compiled.message,
    location: { ...location, range },
  });
  return undefined;
}

function readSchema(
  reading: Reading,
  raw: NonNullable<RawOutput['conforms_to']>,
  path: Path,
): OutputExpectation['conformsTo'] {
  const schema = typeof raw === 'string' ? readSchemaFile(reading, raw, path) : raw;
  if (schema === undefined) return undefined;
  const compiled = compileJsonSchema(schema);
  if (compiled.kind === 'schema') return compiled;
  report(reading, 'broken-schema', compiled.message, path);
  return undefined;
}

function readSchemaFile(reading: Reading, reference: string, path: Path): unknown {
  const file = reading.documents.resolve(reading.document.path, reference);
  const content = reading.documents.read(file);
  if (content.kind === 'unreadable')
    return report(reading, 'missing-file', `cannot read \`${reference}\`: ${content.reason}`, path);
  reading.sources.push({ path: file, text: content.text });
  try {
    return JSON.parse(content.text);
  } catch {
    return report(reading, 'broken-schema', `\`${reference}\` is not JSON`, path);
  }
}

function report({ document, diagnostics }: Reading, code: CheckCode, message: string, path: Path): undefined {
  diagnostics.push({ code, level: 'error', message, location: locate(document, path) });
}
