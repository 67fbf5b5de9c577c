import type { AnswerKind } from '../answer/classifyAnswer.ts';
import type { Layer } from '../policy/policy.ts';
import type { Column } from './column.ts';

/**
 * What a policy decides about each exchange of a corpus, in its order. The arrays can be passed on to another thread.
 * The steps of an exchange, with their spans, are not in it: `judge` gives them for the exchanges that somebody looks at.
 */
export interface CorpusVerdicts {
  /** How strict the verdict is: its number in `verdicts`. */
  readonly verdicts: Uint8Array;
  /** Who decided: its number in `deciders`; -1 for nobody. */
  readonly decidedBy: Int32Array;
  /** The ids of the policy's rules, in its order, and then of the pseudo rules. */
  readonly deciders: readonly Decider[];
  /** The verdict that each layer alone would give. */
  readonly layers: Readonly<Record<Layer, Uint8Array>>;
  /** What the model did: its number in `answerKinds`; where the input is blocked, it was not called. */
  readonly answers: Uint8Array;
  /** What rules take out or put in the place of something, as flags (`changes`). */
  readonly changed: Uint8Array;
  /** Of each exchange that rules of the input layer change, by what: with the same text it is changed in the same way. */
  readonly inputChanges: ReadonlyMap<number, string>;
  /** In which layers a rule fails, as flags (`layerFlags`). */
  readonly failing: Uint8Array;
  /** In which layers a rule wants an opinion that is not there, as flags (`layerFlags`). */
  readonly missing: Uint8Array;
  /** Who decides in the input layer: its number in `deciders`; -1 for nobody. */
  readonly inputDecidedBy: Int32Array;
  /** As if each layer were alone: what it does where the input is blocked as well. */
  readonly alone: { readonly layers: Readonly<Record<Layer, Uint8Array>>; readonly answers: Uint8Array };
  readonly calls: CallVerdicts;
  /** What each rule finds, by its number in `deciders`. */
  readonly found: readonly RuleColumn[];
}

/** Each array has an entry for each subject that a rule looks at: a text, a call or a whole exchange. */
export interface RuleColumn {
  readonly column: Column;
  /** The exchange of each subject, ascending. */
  readonly itemOf: Int32Array;
}

/** What the rules of the action layer decide about each call, also where the input is blocked. */
export interface CallVerdicts {
  readonly size: number;
  /** The exchange of each call, ascending. */
  readonly itemOf: Int32Array;
  readonly tools: readonly string[];
  /** The number of the tool in `tools`. */
  readonly toolOf: Int32Array;
  /** How strict the verdict is: its number in `verdicts`. */
  readonly verdicts: Uint8Array;
  /** Who decided: its number in the `deciders` of the exchanges; -1 for nobody. */
  readonly decidedBy: Int32Array;
  /** 1 where another call would run in its place. */
  readonly isChanged: Uint8Array;
}

export interface Decider {
  readonly layer: Layer;
  readonly rule: string;
}

export const answerKinds = ['answered', 'refused', 'partial', 'none'] as const satisfies readonly AnswerKind[];

export const layerFlags = { input: 1, action: 2, output: 4, review: 8 } as const satisfies Record<Layer, number>;

/** Flags: the model is given other texts; other calls would be made; the user is shown another text. */
export const changes = { input: 1, action: 2, output: 4, review: 0 } as const satisfies Record<Layer, number>;

/** The exchanges about which two policies decide differently: another verdict, or the same for another reason. */
export interface VerdictChanges {
  readonly flips: Int32Array;
  readonly others: Int32Array;
}

/** Compares what two policies decide about the same exchanges. */
export function changesBetween(before: CorpusVerdicts, after: CorpusVerdicts): VerdictChanges {
  const flips: number[] = [];
  const others: number[] = [];
  for (const [item, verdict] of after.verdicts.entries()) {
    if (verdict !== before.verdicts[item]) flips.push(item);
    else if (!isSameDecision(before, after, item)) others.push(item);
  }
  return { flips: Int32Array.from(flips), others: Int32Array.from(others) };
}

function isSameDecision(before: CorpusVerdicts, after: CorpusVerdicts, item: number): boolean {
  const a = before.deciders[before.decidedBy[item] ?? -1];
  const b = after.deciders[after.decidedBy[item] ?? -1];
  return a?.rule === b?.rule && a?.layer === b?.layer && before.answers[item] === after.answers[item];
}
