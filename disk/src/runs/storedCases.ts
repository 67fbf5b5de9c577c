import { keyOf } from '#engine/compare/diffRuns.ts';
import { type CaseFacts, type CaseIdentity, type JudgedCases, shoulds } from '#engine/live/judged.ts';
import { finder } from '#engine/live/liveItems.ts';
import { verdicts } from '#engine/policy/policy.ts';
import { answerKinds } from '#engine/rejudge/verdicts.ts';
import { kinds } from '#engine/suite/suite.ts';
import type { Result } from '#schemas/generated/run.ts';
import type { RecordIndex } from './indexFile.ts';
import { createResultReader, misfit } from './resultReader.ts';

/** The cases of a stored record: columns from its index, results from its file when they are asked for. */
export function storedCases(path: string, index: RecordIndex): JudgedCases {
  const { record, columns, lists } = index;
  const size = columns.verdicts.length;
  const facts = factsOf(index);
  const identity = identities(index, facts);
  const read = createResultReader(path, record);
  return {
    size,
    columns: { ...columns, deciders: lists.deciders },
    facts,
    calls: callsOf(index),
    identity,
    find: finder(size, identity),
    excerpt: textsFrom(columns.excerpts, columns.excerptLengths),
    result(at) {
      const found = read(columns.starts[at] ?? 0, columns.lengths[at] ?? 0);
      const known = identity(at);
      if (found.kind === 'result' && found.result.case === known.case) return found.result;
      const reason = found.kind === 'result' ? misfit : found.reason;
      return lostResult(known, decisionOf(index, at), `the run record cannot be read any more: ${reason}`);
    },
  };
}

const factsOf = ({ columns, lists }: RecordIndex): CaseFacts => ({
  kinds: columns.kinds,
  should: columns.should,
  tags: lists.tags,
  tagNumbers: columns.tagNumbers,
  tagsFrom: columns.tagsFrom,
  sources: lists.sources,
  sourceOf: columns.sourceOf,
});

const callsOf = ({ columns, lists }: RecordIndex): JudgedCases['calls'] => ({
  size: columns.callCases.length,
  caseOf: columns.callCases,
  placeOf: columns.callPlaces,
  tools: lists.tools,
  toolOf: columns.callTools,
  decidedBy: columns.callDecidedBy,
  fates: columns.callFates,
});

function identities({ columns }: RecordIndex, facts: CaseFacts): JudgedCases['identity'] {
  const ids = textsFrom(columns.ids, columns.idLengths);
  const twins = textsFrom(columns.twins, columns.twinLengths);
  return (at) => {
    const repeat = columns.repeats[at] ?? -1;
    const named = { case: ids(at), ...(repeat >= 0 && { repeat }) };
    const source = facts.sources[facts.sourceOf[at] ?? -1];
    const tagNumbers = facts.tagNumbers.subarray(facts.tagsFrom[at], facts.tagsFrom[at + 1]);
    return {
      ...named,
      key: keyOf(named),
      kind: kinds[facts.kinds[at] ?? 0] ?? 'normal',
      should: shoulds[facts.should[at] ?? 0] ?? 'neither',
      tags: Array.from(tagNumbers, (number) => facts.tags[number] ?? ''),
      twin: twins(at) || undefined,
      ...(source !== undefined && { source }),
    };
  };
}

/** Texts that stand one after the other; each is decoded when it is asked for. */
function textsFrom(bytes: Uint8Array, lengths: Uint32Array): (index: number) => string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = new Float64Array(lengths.length + 1);
  for (let index = 0; index < lengths.length; index++) starts[index + 1] = (starts[index] ?? 0) + (lengths[index] ?? 0);
  return (index) => buffer.toString('utf16le', starts[index], starts[index + 1]);
}

type Decision = Pick<Result, 'verdict' | 'decidedBy' | 'answer'>;

const decisionOf = ({ columns, lists }: RecordIndex, at: number): Decision => ({
  verdict: verdicts[columns.verdicts[at] ?? 0] ?? 'allow',
  decidedBy: lists.deciders[columns.decidedBy[at] ?? -1] ?? null,
  answer: answerKinds[columns.answers[at] ?? 0] ?? 'none',
});

/** What is still known of a result whose text is gone: it is shown in its place, and says why. */
function lostResult({ case: id, repeat, kind, tags, twin, should }: CaseIdentity, decision: Decision, message: string) {
  return {
    case: id,
    ...(repeat !== undefined && { repeat }),
    kind,
    tags: [...tags],
    ...(twin !== undefined && { twin }),
    ...decision,
    expected: '',
    passed: false,
    failures: [message],
    should,
    stoppedBy: [],
    falseRefusal: false,
    miss: false,
    notEvaluated: { reason: 'no-answer', message },
    cached: true,
    durationMs: 0,
    overheadMs: 0,
    evaluated: { input: 0, action: 0, output: 0, review: 0 },
    steps: [],
    exchange: { messages: [], documents: [], calls: [] },
    shown: '',
  } satisfies Result;
}
