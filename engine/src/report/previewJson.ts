import type { Step } from '../judge/judgment.ts';
import { explainJson } from './explainJson.ts';
import { judgedTexts, textAt } from './judgedTexts.ts';
import { prettyJson } from './prettyJson.ts';
import type { PreviewReport } from './reports.ts';

/** The verdict and its trace. Each span says in which text it is, and what it holds. */
export function previewJson(report: PreviewReport): string {
  const { policy, judgment } = report;
  const { verdict, decidedBy, answer, calls, evaluated, steps, shown } = judgment;
  const { id, version } = policy;
  return prettyJson({
    policy: { id, version },
    verdict,
    decidedBy,
    answer,
    calls,
    evaluated,
    steps: steps.map((step) => stepJson(step, report)),
    shown,
    ...(report.explained && { rules: explainJson(report.explained) }),
  });
}

function stepJson(
  { layer, on, rule, outcome, verdict, shadow, matches, saw, message, error }: Step,
  report: PreviewReport,
) {
  const texts = judgedTexts(report.exchange, report.answer, report.judgment);
  const spans = matches.map((match) => ({ ...match, text: textAt(match.on, texts)?.slice(match.start, match.end) }));
  const problem = error && { error: error.message, reason: error.reason };
  return { layer, on, rule, outcome, verdict, shadow, spans, saw, message, ...problem };
}
