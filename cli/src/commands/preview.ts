import { resolve } from 'node:path';
import { displayIn } from '#disk/projectFolder.ts';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { type Documents, openDocuments } from '#engine/document/documents.ts';
import { didYouMean, suggest } from '#engine/document/suggest.ts';
import { explain } from '#engine/explain/explain.ts';
import type { ExplainedRule } from '#engine/explain/explanation.ts';
import { watchRules } from '#engine/explain/watchRules.ts';
import { reporters } from '#engine/report/reporters.ts';
import { runCase } from '#engine/run/runCase.ts';
import { type OwnExchange, readExchange } from '../exchange.ts';
import { executeRun } from '../executeRun.ts';
import { type ExitCode, exitCodes } from '../exitCode.ts';
import { loadPolicy } from '../load.ts';
import type { ArgsOf } from '../options.ts';
import { exitCodeOf } from '../outcome.ts';
import { placesOfCases, placesOfRules } from '../places.ts';
import { type PlannedRun, planRun } from '../planRun.ts';
import { complain, isProblem, type Problem, problem, warn } from '../problem.ts';
import { styleFor } from '../terminal.ts';
import { readTraceFile, type TracedExchange } from '../traceFile.ts';
import type { World } from '../world.ts';

type Args = ArgsOf<'preview'>;

/** `railwright preview POLICY` */
export async function preview(args: Args, world: World): Promise<ExitCode> {
  const documents = openDocuments(world.files);
  const { text, document, call, outputText, session, trace, suite, model, filter } = args;
  const isTyped = text !== undefined || outputText !== undefined || document.length + call.length > 0;
  const hasExchange = isTyped || trace !== undefined;
  if (isTyped && trace !== undefined) return complain(problem('--trace goes without an exchange that is typed'), world);
  if (suite === undefined && !hasExchange)
    return complain(
      problem('nothing to judge', 'use --suite, --trace, or --text, --document, --call or --output-text'),
      world,
    );
  if (suite === undefined && (model !== undefined || filter.length > 0))
    return complain(problem('--model and --filter go with --suite'), world);
  if (suite !== undefined && (hasExchange || session !== undefined))
    return complain(problem('--suite goes without an exchange of your own'), world);
  return suite === undefined
    ? previewExchanges(args, documents, world)
    : previewSuite({ ...args, suite }, documents, world);
}

/** Judges the cases of a suite with the answers that are there. */
async function previewSuite(
  args: Args & { readonly suite: string },
  documents: Documents,
  world: World,
): Promise<ExitCode> {
  const planned = await planRun({ ...args, mode: 'preview' }, documents, world);
  if (isProblem(planned)) return complain(planned, world);
  const record = await executeRun(planned, world);
  const { policy, suite } = planned.plan;
  const report = {
    record,
    rules: placesOfRules(policy, documents),
    cases: placesOfCases(suite, documents),
    casesInSuite: suite.cases.length,
    explained: args.explain ? await explainCases(planned, world) : undefined,
  };
  world.stdout.write(reporters.run[args.format](report, styleFor(world.stdout, world)));
  return exitCodeOf(record);
}

/** What every rule finds in each case. */
async function explainCases(
  { plan, project }: PlannedRun,
  world: World,
): Promise<ReadonlyMap<string, readonly ExplainedRule[]>> {
  const host = world.host(displayIn(project), world.interruption());
  const explained = new Map<string, readonly ExplainedRule[]>();
  for (const testCase of plan.cases) {
    const { evaluate, rules } = watchRules(host.elapsed);
    await runCase({ ...plan, evaluate }, host, testCase, 0);
    explained.set(testCase.id, rules());
  }
  return explained;
}

/** Judges an exchange, or those of a trace. Whatever the verdict, it is an answer and no finding. */
async function previewExchanges(args: Args, documents: Documents, world: World): Promise<ExitCode> {
  const policy = loadPolicy(resolve(world.folder, args.policy), documents);
  if (isProblem(policy)) return complain(policy, world);
  const read = await readExchanges(args, documents, world);
  if (isProblem(read)) return complain(read, world);
  const tools = new Set(read.flatMap(({ answer }) => answer.calls.map(({ tool }) => tool)));
  for (const tool of tools) warnOfUnknownTool(tool, policy, world);
  const rules = placesOfRules(policy, documents);
  for (const [index, own] of read.entries()) {
    if (args.format === 'pretty' && read.length > 1) writeHeading(own, index, read.length, world);
    writePreview(own, policy, rules, args, world);
  }
  return exitCodes.ok;
}

async function readExchanges(
  args: Args,
  documents: Documents,
  world: World,
): Promise<readonly TracedExchange[] | Problem> {
  if (args.trace !== undefined) return readTraceFile(args.trace, args, documents, world);
  const own = await readExchange(args, world);
  return isProblem(own) ? own : [{ ...own, place: '' }];
}

function writeHeading({ place }: TracedExchange, index: number, of: number, world: World): void {
  const where = place === '' ? '' : `  ${place}`;
  const line = styleFor(world.stdout, world).bold(`${index + 1} of ${of}${where}`);
  world.stdout.write(`${index > 0 ? '\n' : ''}${line}\n`);
}

function writePreview(
  own: OwnExchange,
  policy: CompiledPolicy,
  places: ReturnType<typeof placesOfRules>,
  args: Args,
  world: World,
): void {
  const { judgment, rules } = explain(policy, own.exchange, own.answer, { elapsed: () => performance.now() });
  const report = {
    ...own,
    policy: policy.policy,
    judgment,
    rules: places,
    explained: args.explain ? rules : undefined,
  };
  world.stdout.write(reporters.preview[args.format](report, styleFor(world.stdout, world)));
}

/** A mistyped tool would only ever meet `unmatched_action`. */
function warnOfUnknownTool(tool: string, { policy: { tools } }: CompiledPolicy, world: World): void {
  const names = tools?.tools.map(({ name }) => name) ?? [];
  if (!tools || names.includes(tool)) return;
  const suggestion = didYouMean(suggest(tool, names));
  warn(`the policy knows no tool \`${tool}\`${suggestion === undefined ? '' : `; ${suggestion}`}`, world);
}
