import type { RunOutcome, RunParams } from '#protocol/requests.ts';
import { assertNever } from './assertNever.ts';

/** What a person is told when a run has ended; nothing where the panel and the status item say enough. */
export interface Notice {
  readonly severity: 'information' | 'warning' | 'error';
  readonly message: string;
  readonly actions: readonly NoticeAction[];
}

/** A button of a notice: the command that it runs. */
export interface NoticeAction {
  readonly title: string;
  readonly command: string;
  readonly argument?: unknown;
}

const show: NoticeAction = { title: 'Show', command: 'railwright.showPanel' };
const showLog: NoticeAction = { title: 'Show Log', command: 'railwright.showLog' };
const manageTrust: NoticeAction = { title: 'Manage Workspace Trust', command: 'workbench.trust.manage' };

/** What the person is told of a run that has ended; undefined where the panel says all, or the person has stopped it. */
export function outcomeNotice(outcome: RunOutcome, params: RunParams): Notice | undefined {
  switch (outcome.kind) {
    case 'done':
      return unwanted(outcome, params) ? { severity: 'warning', message: outcome.summary, actions: [show] } : undefined;
    case 'cancelled':
      return undefined;
    case 'no-model':
      return noModel(outcome.model, params);
    case 'untrusted':
      return {
        severity: 'warning',
        message: 'In Restricted Mode no model is called. A preview judges the recorded answers.',
        actions: [{ title: 'Preview', command: 'railwright.preview', argument: choice(params) }, manageTrust],
      };
    case 'failed':
      return { severity: 'error', message: `The run failed: ${outcome.message}`, actions: [showLog] };
    default:
      return assertNever(outcome);
  }
}

// A preview leaves out by design what only a model can answer.
function unwanted(outcome: { readonly failed: number; readonly notEvaluated: number }, { mode }: RunParams): boolean {
  return outcome.failed > 0 || (mode === 'run' && outcome.notEvaluated > 0);
}

function noModel(model: string, params: RunParams): Notice {
  const run = choice(params);
  return {
    severity: 'information',
    message: model ? `The model \`${model}\` is not set up.` : 'No model is set up.',
    actions: [
      { title: 'Set Up a Model…', command: 'railwright.setUpModel', argument: { ...run, ...(model && { model }) } },
      { title: 'Run with Another Model…', command: 'railwright.runWithModel', argument: run },
    ],
  };
}

/** The same cases, with model and mode left open. */
function choice({ suite, cases, kind }: RunParams): Pick<RunParams, 'suite' | 'cases' | 'kind'> {
  return { suite, ...(cases && { cases }), ...(kind && { kind }) };
}
