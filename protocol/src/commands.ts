import type { Kind } from '#schemas/generated/run.ts';

/** Commands that code lenses and other surfaces invoke: name → argument. */
export interface CommandArguments {
  'railwright.run': RunArgument | undefined;
  /** Judges a suite on its recorded answers; of a rule, shows what it makes of the calls that the answers propose. */
  'railwright.preview': RunArgument | RuleArgument | undefined;
  /** Shows what a case comes to in the side panel. `key`: its key, or its id. */
  'railwright.showCase': { readonly key: string; readonly suite?: string };
  /** Shows the cases that a rule decided. */
  'railwright.showRule': { readonly rule: string };
}

export interface RunArgument {
  readonly suite: string;
  readonly cases?: readonly string[];
  readonly kind?: Kind;
}

export interface RuleArgument {
  readonly rule: string;
  /** The URI of the policy that has it. */
  readonly policy: string;
}
