import type { CodeLens } from 'vscode-languageserver';
import { isParsed } from '#engine/document/documents.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import type { Suite } from '#engine/suite/suite.ts';
import { counted } from '#view/labels.ts';
import { pathOfUri } from '../../lsp/uri.ts';
import { type CallCount, countCalls } from '../../runs/callCount.ts';
import { loadPolicy } from '../../runs/loadSuite.ts';
import type { LensContext } from '../codeLens.ts';
import { lens, withTooltip } from './lens.ts';

/** A suite whose calls are to be counted, by its URI. */
export interface CountedSuite {
  readonly suite: string;
}

type RunContext = Pick<LensContext, 'store' | 'models'>;

/**
 * The lens that runs a suite says what that costs. Counting judges all of its cases: it is done when the lens comes into
 * sight, and not at each keystroke further down.
 */
export async function withCalls(
  range: CodeLens['range'],
  { suite: uri }: CountedSuite,
  context: RunContext,
  signal: AbortSignal,
): Promise<CodeLens> {
  const document = context.store.documents.parse(pathOfUri(uri));
  const suite = isParsed(document) ? readSuite(document, context.store.documents).value : undefined;
  if (!suite) return lens(range, '$(play) Run', 'railwright.run', { suite: uri });
  const { note, tooltip } = await callsNote(context, suite, signal);
  const title = `$(play) Run against ${context.models.nameFor(suite)}${note}`;
  return withTooltip(lens(range, title, 'railwright.run', { suite: uri }), tooltip);
}

interface CallsNote {
  /** ` (44 calls, 12 recorded)` */
  readonly note: string;
  /** `40 calls to gpt, 4 to reviewer` */
  readonly tooltip?: string;
}

/** Of more cases, nobody should wait for a count of calls. */
const mostCounted = 5000;

/** What a run would cost, before it costs anything. Nothing where that cannot be known. */
async function callsNote({ store, models }: RunContext, suite: Suite, signal: AbortSignal): Promise<CallsNote> {
  if (suite.cases.length > mostCounted) return { note: ` (${suite.cases.length} cases)` };
  const found = models.find(suite);
  if (found.kind === 'unknown') return { note: ' (not set up)' };
  if (found.kind === 'problem') return { note: ' (cannot be used)' };
  const policy = loadPolicy(store, suite);
  if (policy.kind === 'problem') return { note: '' };
  const { repeat } = settingsFor(suite.path, store.documents).run;
  const { client: model, opinions, isLive } = found;
  const plan = { suite, policy: policy.policy, cases: suite.cases, model, opinions, repeat, isLive };
  return callsText(await countCalls(plan, signal));
}

function callsText({ recorded, unanswered, calls, isGuess }: CallCount): CallsNote {
  const total = [...calls.values()].reduce((sum, count) => sum + count, 0);
  const parts = [
    ...(total > 0 ? [counted(total, 'call')] : []),
    `${recorded} recorded`,
    ...(unanswered > 0 ? [`${unanswered} without an answer`] : []),
  ];
  const to = [...calls].map(([name, count], index) => `${index === 0 ? counted(count, 'call') : count} to ${name}`);
  const guess = isGuess ? '; what judges and classifiers are asked depends on the answers' : '';
  return { note: ` (${parts.join(', ')})`, ...(total > 0 && { tooltip: `${to.join(', ')}${guess}` }) };
}
