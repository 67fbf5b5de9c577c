import type { Location } from '../document/diagnostic.ts';
import type { ToolDefinition } from '../exchange/exchange.ts';

/** What a policy can decide, from the mildest to the strictest. */
export const verdicts = ['allow', 'flag', 'redact', 'rewrite', 'require_approval', 'block'] as const;
export type Verdict = (typeof verdicts)[number];

export const layers = ['input', 'action', 'output', 'review'] as const;
export type Layer = (typeof layers)[number];

/** What a rule that cannot be evaluated counts as. */
export type OnError = 'block' | 'require_approval' | 'allow';

/** The pseudo rule that decides about a tool call which no rule matches. Rule ids are in kebab-case: no rule has this id. */
export const unmatchedAction = 'unmatched_action';

/** The pseudo rules that fail for a tool call which cannot be judged: they count as the policy's `on_error` says. */
export const unknownTool = 'unknown_tool';
export const unreadableArguments = 'unreadable_arguments';

export const isPseudoRule = (rule: string): boolean =>
  [unmatchedAction, unknownTool, unreadableArguments].includes(rule);

/** A policy as it was meant: bases merged, defaults filled in, files drawn on loaded. */
export interface Policy {
  readonly path: string;
  readonly id: string;
  readonly version: string;
  readonly owner?: string;
  readonly defaults: PolicyDefaults;
  readonly values: Readonly<Record<string, unknown>>;
  readonly tools?: ToolSet;
  /** Rules of the bases first. */
  readonly rules: readonly Rule[];
  /** Every file that the policy draws on, itself first: what its hash covers. */
  readonly sources: readonly Source[];
  /** The policies that it extends itself, in order. */
  readonly bases: readonly Base[];
}

export interface Base {
  /** As written. */
  readonly reference: string;
  readonly at: Location;
  /** The paths of all files that the base draws on. */
  readonly files: readonly string[];
}

export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface PolicyDefaults {
  readonly message: string;
  readonly onError: OnError;
  readonly unmatchedAction: 'allow' | 'require_approval' | 'block';
}

export interface ToolSet {
  readonly tools: readonly ToolDefinition[];
  /** Where the tools are defined. */
  readonly at: Location;
}

export interface Rule {
  readonly id: string;
  readonly layer: Layer;
  readonly description?: string;
  /** Input layer: which text the rule looks at. */
  readonly on: 'user' | 'untrusted' | 'any';
  /** Action layer: names or globs of tools. */
  readonly tools: readonly Located<string>[];
  readonly when?: Condition;
  readonly unless?: Condition;
  readonly verdict: Verdict;
  /** What stands in the place of what was matched; there if the verdict is `rewrite`. */
  readonly rewrite?: Rewrite;
  readonly message?: string;
  readonly tags: readonly string[];
  readonly mode: 'enforce' | 'shadow';
  readonly onError: OnError;
  /** Where the rule's id stands. */
  readonly at: Location;
}

/** `replace`: the whole text becomes another one. `call`: another call is made. */
export type Rewrite = { readonly kind: 'replace'; readonly text: string } | CallRewrite;

export interface CallRewrite {
  readonly kind: 'call';
  readonly tool?: Located<string>;
  /** The arguments that are set, by name. */
  readonly args: ReadonlyMap<string, RewrittenArgument>;
}

/** A value as it is, or a CEL expression that gives it. */
export type RewrittenArgument = { readonly at: Location } & (
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'computed'; readonly expression: CelSource }
);

export interface Located<T> {
  readonly value: T;
  readonly at: Location;
}

/** A condition, with where each part of it stands. */
export type Condition =
  | ({ readonly kind: 'cel' } & CelSource)
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[]; readonly at: Location }
  | { readonly kind: 'not'; readonly of: Condition; readonly at: Location }
  | DetectorCondition;

/** A CEL expression as it is written. */
export interface CelSource {
  readonly source: string;
  readonly at: Location;
  /** Where each character stands in the file. */
  readonly offsets: readonly number[];
}

/**
 * Where it leads that a condition holds: to a stricter verdict or to a milder one, as under `not`, in `unless`, and in
 * rules that allow. What is hidden in a text must never lead to a milder one.
 */
export type Towards = 'stricter' | 'milder';

export interface DetectorCondition {
  readonly kind: 'detector';
  readonly name: DetectorName;
  /** As written, of the shape that the schema gives it. */
  readonly options: unknown;
  readonly towards: Towards;
  readonly at: Location;
  /** Where a part of the options stands, with a character offset in its text. */
  readonly locate: (path: readonly (string | number)[], range?: { start: number; end: number }) => Location;
  /** A text among the options that is a CEL expression. */
  readonly expression: (path: readonly (string | number)[], source: string) => CelSource;
  /** The file that the options name. */
  readonly file?: Source;
}

/** Detectors that look at a text. */
export const textDetectorNames = [
  'matches',
  'contains',
  'longer_than',
  'pii',
  'secrets',
  'urls',
  'injection',
  'leaks',
  'encoded',
  'conforms_to',
] as const;
export type TextDetectorName = (typeof textDetectorNames)[number];

/** Detectors that look at more than a text: the calls before a call, or the opinion of somebody else. */
export const exchangeDetectorNames = ['more_than', 'judge', 'classifier'] as const;
export type ExchangeDetectorName = (typeof exchangeDetectorNames)[number];

export const detectorNames = [...textDetectorNames, ...exchangeDetectorNames] as const;
export type DetectorName = (typeof detectorNames)[number];

/** How strict a verdict is, from 0 (`allow`) up. */
export const strictness = (verdict: Verdict): number => verdicts.indexOf(verdict);
