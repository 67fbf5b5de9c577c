import type { Case as RawCase } from '#schemas/generated/suite.ts';
import { locate, type Path } from '../document/nodes.ts';
import type { Reading } from '../policy/reading.ts';
import { type CaseDefaults, readExchange, readRecorded } from './readExchange.ts';
import { readExpectation } from './readExpectation.ts';
import { readOpinions } from './readOpinions.ts';
import type { Case } from './suite.ts';

/** A case of the schema's shape. One that says nothing to the model is reported, and left out. */
export function readCase(reading: Reading, raw: RawCase, path: Path, defaults: CaseDefaults): Case | undefined {
  const { document } = reading;
  const at = locate(document, [...path, 'id']);
  if ((raw.input === undefined) === (raw.messages === undefined)) return reportMessages(reading, raw, path);
  return {
    id: raw.id,
    kind: raw.kind,
    exchange: readExchange(reading, raw, path, defaults),
    recorded: readRecorded(reading, raw, path),
    opinions: raw.recorded?.opinions && readOpinions(reading, raw.recorded.opinions, [...path, 'recorded', 'opinions']),
    expect: raw.expect === undefined ? undefined : readExpectation(reading, raw.expect, [...path, 'expect']),
    twin: raw.twin === undefined ? undefined : { value: raw.twin, at: locate(document, [...path, 'twin']) },
    tags: raw.tags ?? [],
    skip: raw.skip === true ? 'skipped' : raw.skip === false ? undefined : raw.skip,
    repeat: raw.repeat,
    at,
    path,
  };
}

function reportMessages({ document, diagnostics }: Reading, { messages }: RawCase, path: Path): undefined {
  diagnostics.push(
    messages === undefined
      ? {
          code: 'missing-key',
          level: 'error',
          message: 'missing key `input` or `messages`',
          location: locate(document, [...path, 'id']),
        }
      : {
          code: 'too-many-keys',
          level: 'error',
          message: 'a case has either `input` or `messages`',
          location: locate(document, [...path, 'messages'], 'key'),
        },
  );
}
