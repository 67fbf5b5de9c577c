import type { RunSummary } from './runSummary.ts';

/** Something that is another one than in the run before: rates are not what they were for a reason. */
export interface Mark {
  readonly kind: 'policy' | 'suite' | 'model';
  /** `2026.11.1 8c1f22` */
  readonly from: string;
  readonly to: string;
}

const parts = {
  policy: ({ policy }) => ({ is: policy.sha256, label: `${policy.version} ${short(policy.sha256)}`.trim() }),
  suite: ({ suite }) => ({ is: suite.sha256, label: short(suite.sha256) }),
  model: ({ model }) => ({ is: JSON.stringify(model), label: `${model.provider} ${model.model}` }),
} satisfies Record<Mark['kind'], (run: RunSummary) => { readonly is: string; readonly label: string }>;

const short = (sha256: string): string => sha256.slice(0, 6);

/** What changed between two runs. */
export function marksBetween(before: RunSummary, after: RunSummary): readonly Mark[] {
  return (Object.keys(parts) as Mark['kind'][]).flatMap((kind) => {
    const [from, to] = [parts[kind](before), parts[kind](after)];
    return from.is === to.is ? [] : [{ kind, from: from.label, to: to.label }];
  });
}
