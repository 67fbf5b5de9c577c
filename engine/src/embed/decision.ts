import type { ReadProblem } from '../exchange/readProblem.ts';
import type { DecidedBy, Step } from '../judge/judgment.ts';
import type { OpinionRequest } from '../opinion/opinion.ts';
import type { Verdict } from '../policy/policy.ts';

/** What a policy decides, and why. Plain data: as JSON, it is the same. */
export interface Decision {
  readonly verdict: Verdict;
  /** The first of the strictest rules that count; null where no rule matched. */
  readonly decidedBy: DecidedBy | null;
  /** What to tell the user, or the model, where the verdict is `require_approval` or `block`. */
  readonly message?: string;
  /** Each rule that matched or failed, with the spans that it matched. */
  readonly steps: readonly Step[];
  /**
   * The opinions of judges and classifiers that rules ask for and that were not among those given; each counted as its
   * rule's `on_error` says. Ask for them, and judge again.
   */
  readonly wanted: readonly OpinionRequest[];
  /** What could not be read, and what no rule for text can see, such as an image; `path` leads there from the exchange. */
  readonly problems: readonly ReadProblem[];
}
