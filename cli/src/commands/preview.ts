import { resolve } from 'node:path';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { type Documents, openDocuments } from '#engine/document/documents.ts';
import { didYouMean, suggest } from '#engine/document/suggest.ts';
import type { ToolCall } from '#engine/exchange/exchange.ts';
import { judge } from '#engine/judge/judge.ts';
import { reporters } from '#engine/report/reporters.ts';
import { readExchange } from '../exchange.ts';
import { executeRun } from '../executeRun.ts';
import { type ExitCode, exitCodes } from '../exitCode.ts';
import { loadPolicy } from '../load.ts';
import type { ArgsOf } from '../options.ts';
import { exitCodeOf } from '../outcome.ts';
import { placesOfFailures, placesOfRules } from '../places.ts';
import { planRun } from '../planRun.ts';
import { complain, isProblem, problem, warn } from '../problem.ts';
import { styleFor } from '../terminal.ts';
import type { World } from '../world.ts';

type Args = ArgsOf<'preview'>;

/** `railwright preview POLICY` */
export async function preview(args: Args, world: World): Promise<ExitCode> {
  const documents = openDocuments(world.files);
  const { text, document, call, outputText, session, suite, model, filter } = args;
  const hasExchange = text !== undefined || outputText !== undefined || document.length + call.length > 0;
  if (suite === undefined && !hasExchange)
    return complain(problem('nothing to judge', 'use --suite, or --text, --document, --call or --output-text'), world);
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
  };
  world.stdout.write(reporters.run[args.format](report, styleFor(world.stdout, world)));
  return exitCodeOf(record);
}

/** Judges one exchange. Whatever the verdict, it is an answer and no finding. */
async function previewExchange(args: Args, documents: Documents, world: World): Promise<ExitCode> {
  const policy = loadPolicy(resolve(world.folder, args.policy), documents);
  if (isProblem(policy)) return complain(policy, world);
  const own = await readExchange(args, world);
  if (isProblem(own)) return complain(own, world);
  for (const call of own.answer.calls) warnOfUnknownTool(call, policy, world);
  const judgment = judge(policy, own.exchange, own.answer);
  const report = { ...own, policy: policy.policy, judgment, rules: placesOfRules(policy, documents) };
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
