import { type CompiledPolicy, compilePolicy } from '#engine/compile/compilePolicy.ts';
import type { Diagnostic } from '#engine/document/diagnostic.ts';
import { isParsed, openDocuments } from '#engine/document/documents.ts';
import { readPolicyFile } from '#engine/policy/readPolicy.ts';
import type { AbortSignalLike, ModelClient, ModelReply, ModelRequest } from '#engine/run/modelClient.ts';
import type { RunHost, RunPlan } from '#engine/run/plan.ts';
import { answersOfCases } from '#engine/run/recordedModel.ts';
import { type OnResult, runSuite } from '#engine/run/runSuite.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import type { Case, Suite } from '#engine/suite/suite.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import type { Texts } from './check.ts';
import { memoryFiles } from './memoryFiles.ts';

/** Reads `/a.suite.yaml`. */
export function readSuiteText(text: string, more: Texts = {}): { suite: Suite; diagnostics: readonly Diagnostic[] } {
  const documents = openDocuments(memoryFiles({ ...more, '/a.suite.yaml': text }));
  const document = documents.parse('/a.suite.yaml');
  if (!isParsed(document)) throw new Error('unreachable: the file is in memory');
  const { value, diagnostics } = readSuite(document, documents);
  return { suite: value, diagnostics };
}

/** The only case of a suite whose `cases` are this text. */
export function caseOf(text: string): Case {
  const { suite, diagnostics } = readSuiteText(`suite: a\npolicy: ./a.policy.yaml\ncases:\n  - ${text}`);
  const [testCase] = suite.cases;
  if (!testCase || diagnostics.length > 0) throw new Error(`no case: ${diagnostics[0]?.message}`);
  return testCase;
}

/** A world in which time passes by one millisecond at each look, and nothing is left to chance. */
export function testHost(signal: AbortSignalLike = new AbortController().signal): RunHost {
  let elapsed = 0;
  return {
    version: '1.2.3',
    now: () => new Date('2026-11-12T10:15:00.123Z'),
    elapsed: () => elapsed++,
    sha256: (text) => `hash of ${text.length}`,
    display: (path) => path.replace(/^\//, ''),
    pause: () => Promise.resolve(),
    signal,
  };
}

/** A model that answers what a function says, and keeps what it was asked. */
export function scriptedModel(answer: (request: ModelRequest) => ModelReply | Promise<ModelReply>): ModelClient & {
  readonly asked: readonly ModelRequest[];
} {
  const asked: ModelRequest[] = [];
  return {
    identity: { name: 'scripted', provider: 'test', model: 'scripted-1', params: { temperature: 0 } },
    has: () => false,
    ask: async (request) => {
      asked.push(request);
      return answer(request);
    },
    asked,
  };
}

export const said = (output: string): ModelReply => ({ kind: 'answer', answer: { output, calls: [], cached: false } });

/** A run of `/a.suite.yaml` with `/a.policy.yaml`; errors in the policy do not stop it. */
export interface RunOptions extends Partial<Omit<RunPlan, 'suite' | 'policy'>> {
  readonly host?: RunHost;
  readonly onResult?: OnResult;
  readonly files?: Texts;
}

export function runTexts(policy: string, suite: string, options: RunOptions = {}): Promise<RunRecord> {
  const { host = testHost(), onResult, files = {}, ...plan } = options;
  const { suite: read } = readSuiteText(suite, files);
  const compiled = compiledAt({ ...files, '/a.policy.yaml': policy });
  const whole: RunPlan = {
    suite: read,
    policy: compiled,
    cases: read.cases,
    model: answersOfCases(read.cases),
    mode: 'run',
    repeat: 1,
    policySource: 'saved',
    ...plan,
  };
  return runSuite(whole, host, onResult);
}

function compiledAt(texts: Texts): CompiledPolicy {
  const policy = readPolicyFile('/a.policy.yaml', openDocuments(memoryFiles(texts)));
  if (!policy) throw new Error('unreachable: the file is in memory');
  return compilePolicy(policy.value).value;
}
