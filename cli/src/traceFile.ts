import { resolve } from 'node:path';
import type { Documents } from '#engine/document/documents.ts';
import type { Exchange } from '#engine/exchange/exchange.ts';
import { parseJson } from '#engine/exchange/json.ts';
import type { Logged, LoggedExchange, Unlogged } from '#engine/exchange/logged.ts';
import { readLogged } from '#engine/exchange/readLogged.ts';
import type { ReadPath } from '#engine/exchange/readProblem.ts';
import { sessionOf, withKnown } from '#engine/replay/judgeLogged.ts';
import { type OwnExchange, readSession } from './exchange.ts';
import type { ArgsOf } from './options.ts';
import { isProblem, type Problem, problem, warn } from './problem.ts';
import type { World } from './world.ts';

/** An exchange of a trace, and where in it. */
export interface TracedExchange extends OwnExchange {
  /** `results.4`; empty where the trace is the exchange. */
  readonly place: string;
}

/**
 * Reads the exchanges of a file as agents log them. A part that cannot be read is a problem: it might have been what
 * matters. A part that holds no exchange, such as a span without content, is warned of where others hold some.
 */
export function readTraceFile(
  file: string,
  args: Pick<ArgsOf<'preview'>, 'session'>,
  documents: Documents,
  world: World,
): readonly TracedExchange[] | Problem {
  const content = documents.read(resolve(world.folder, file));
  if (content.kind === 'unreadable') return problem(`cannot read \`${file}\`: ${content.reason}`);
  const session = readSession(args.session);
  if (isProblem(session)) return session;
  const parsed = parseJson(content.text);
  if ('message' in parsed) return problem(`\`${file}\`: the trace is ${parsed.message}`);
  const read = readLogged(parsed.value, 'end');
  const wrong = firstProblem(read);
  if (wrong) return problem(`${at(file, wrong.path)}: ${wrong.message}`);
  warnOfOthers(read.filter(isNone), file, world);
  return read.filter(isExchange).flatMap((logged) => exchangesOf(logged, session));
}

const isExchange = (logged: Logged): logged is LoggedExchange => logged.kind === 'exchange';
const isNone = (logged: Logged): logged is Unlogged => logged.kind === 'none';

/** What is broken goes before what is merely no exchange, which is a problem where nothing else is there. */
function firstProblem(read: readonly Logged[]): { readonly path: ReadPath; readonly message: string } | undefined {
  const broken = read.find((logged) => isNone(logged) && logged.reason === 'unreadable');
  if (broken && isNone(broken)) return broken;
  const unread = read.flatMap((logged) => (isExchange(logged) ? logged.problems : []))[0];
  return unread ?? (read.some(isExchange) ? undefined : read.find(isNone));
}

function warnOfOthers(others: readonly Unlogged[], file: string, world: World): void {
  const [first] = others;
  if (!first) return;
  const more = others.length > 1 ? `; ${others.length - 1} more hold no exchange` : '';
  warn(`${at(file, first.path)}: ${first.message}${more}`, world);
}

const at = (file: string, path: ReadPath): string => `\`${file}\`${path.length > 0 ? ` at ${path.join('.')}` : ''}`;

function exchangesOf(logged: LoggedExchange, session: Exchange['session']): readonly TracedExchange[] {
  const known = sessionOf(logged, session);
  const place = logged.path.join('.');
  return logged.answers.map((trace) => ({ ...withKnown(trace, logged, known), place }));
}
