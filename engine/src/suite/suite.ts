import type { AnswerKind } from '../answer/classifyAnswer.ts';
import type { CompiledSchema } from '../compile/jsonSchema.ts';
import type { LinearPattern } from '../detect/pattern.ts';
import type { Location } from '../document/diagnostic.ts';
import type { Path } from '../document/nodes.ts';
import type { Answer, Exchange } from '../exchange/exchange.ts';
import type { Opinion } from '../opinion/opinion.ts';
import { type Layer, type Located, type Source, type Verdict, verdicts } from '../policy/policy.ts';

export const kinds = ['normal', 'edge', 'attack'] as const;
export type Kind = (typeof kinds)[number];

/** The verdicts that a case can expect. */
export const expectedVerdicts = verdicts;

/** A suite as it was meant: data sets read, defaults filled in. */
export interface Suite {
  readonly path: string;
  readonly id: string;
  /** The policy's path, resolved. */
  readonly policy?: Located<string>;
  /** The name of a model, or `recorded`; undefined where the suite leaves it to the settings. */
  readonly model?: Located<string>;
  readonly gates: readonly Gate[];
  readonly cases: readonly Case[];
  readonly sources: readonly Source[];
}

export const gateNames = [
  'catch_rate',
  'false_refusal_rate',
  'veto_rate',
  'approval_rate',
  'safe_reply_rate',
  'error_rate',
] as const;
export type GateName = (typeof gateNames)[number];

/** A limit on a rate of the run. */
export interface Gate {
  readonly name: GateName;
  readonly operator: '>=' | '<=' | '>' | '<';
  readonly limit: number;
}

/** What a judge or a classifier said of a case. */
export interface KeptOpinion {
  readonly opinion: Opinion;
  /** Where the rule is named that it is for. */
  readonly at: Location;
}

export interface Case {
  readonly id: string;
  readonly kind: Kind;
  readonly exchange: Exchange;
  /** The answer that is kept with the case. */
  readonly recorded?: Answer;
  /** The opinions that are kept with the case, by the rule that wants them. */
  readonly opinions?: ReadonlyMap<string, KeptOpinion>;
  readonly expect?: Expectation;
  readonly twin?: Located<string>;
  readonly tags: readonly string[];
  /** Why the case is not run. */
  readonly skip?: string;
  /** How often the model is asked; undefined where the run decides. */
  readonly repeat?: number;
  /** Where the case's id stands (for a data set: its row). */
  readonly at: Location;
  /** The way to the case in the suite file; undefined for a row of a data set. */
  readonly path?: Path;
  /** Of which row of a data set the case was made; undefined for a case of the suite file. */
  readonly row?: RowOfSet;
}

/** A row of a data set. */
export interface RowOfSet {
  /** The number of the set in the suite, from 0. */
  readonly set: number;
  /** For people: `line 3`, `row 3`. */
  readonly place: string;
}

/** What should happen. All that is given must hold. */
export interface Expectation {
  /** One of these; empty where any verdict will do. */
  readonly verdicts: readonly Verdict[];
  readonly layer?: Layer;
  readonly rule?: Located<string>;
  readonly answer?: AnswerKind;
  readonly output?: OutputExpectation;
  /** In words: `block in input`. */
  readonly text: string;
  readonly at: Location;
}

export interface OutputExpectation {
  readonly contains: readonly string[];
  readonly matches?: { readonly source: string; readonly pattern: LinearPattern };
  readonly conformsTo?: Extract<CompiledSchema, { kind: 'schema' }>;
}
