import { resolve } from 'node:path';
import { displayIn } from '#disk/projectFolder.ts';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { type Documents, openDocuments } from '#engine/document/documents.ts';
import { didYouMean, suggest } from '#engine/document/suggest.ts';
import type { ToolCall } from '#engine/exchange/exchange.ts';
import { explain } from '#engine/explain/explain.ts';
import type { ExplainedRule } from '#engine/explain/explanation.ts';
import { watchRules } from '#engine/explain/watchRules.ts';
import { reporters } from '#engine/report/reporters.ts';
import { runCase } from '#engine/run/runCase.ts';
import { readExchange, readTraceFile } from '../exchange.ts';
import { executeRun } from '../executeRun.ts';
import { type ExitCode, exitCodes } from '../exitCode.ts';
import { loadPolicy } from '../load.ts';
import type { ArgsOf } from '../options.ts';
import { exitCodeOf } from '../outcome.ts';
import { placesOfFailures, placesOfRules } from '../places.ts';
import { type PlannedRun, planRun } from '../planRun.ts';
import { complain, isProblem, problem, warn } from '../problem.ts';
import { styleFor } from '../terminal.ts';
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
    ? previewExchange(args, documents, world)
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
    cases: placesOfFailures(suite, record, documents),
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

/** Judges one exchange. Whatever the verdict, it is an answer and no finding. */
async function previewExchange(args: Args, documents: Documents, world: World): Promise<ExitCode> {
  const policy = loadPolicy(resolve(world.folder, args.policy), documents);
  if (isProblem(policy)) return complain(policy, world);
  const own =
    args.trace === undefined ? await readExchange(args, world) : readTraceFile(args.trace, args, documents, world);
  if (isProblem(own)) return complain(own, world);
  for (const call of own.answer.calls) warnOfUnknownTool(call, policy, world);
  const { judgment, rules } = explain(policy, own.exchange, own.answer, { elapsed: () => performance.now() });
  const report = {
    ...own,
    policy: policy.policy,
    judgment,
    rules: placesOfRules(policy, documents),
    explained: args.explain ? rules : undefined,
  };
  world.stdout.write(reporters.preview[args.format](report, styleFor(world.stdout, world)));
  return exitCodes.ok;
}

/** A mistyped tool would only ever meet `unmatched_action`. */
function warnOfUnknownTool({ tool }: ToolCall, { policy: { tools } }: CompiledPolicy, world: World): void {
  const names = tools?.tools.map(({ name }) => name) ?? [];
  if (!tools || names.includes(tool)) return;
  const suggestion = didYouMean(suggest(tool, names));
  warn(`the policy knows no tool \`${tool}\`${suggestion === undefined ? '' : `; ${suggestion}`}`, world);
}
