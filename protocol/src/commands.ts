import type { Kind } from '#schemas/generated/run.ts';

/** Commands that code lenses and other surfaces invoke: name → argument. */
export interface CommandArguments {
  'railwright.run': RunArgument | undefined;
  'railwright.preview': RunArgument | undefined;
  /** Shows a case of the last run in the side panel. */
  'railwright.showCase': { readonly key: string };
  /** Shows the cases that a rule decided. */
  'railwright.showRule': { readonly rule: string };
}

export interface RunArgument {
  readonly suite: string;
  readonly cases?: readonly string[];
  readonly kind?: Kind;
}
