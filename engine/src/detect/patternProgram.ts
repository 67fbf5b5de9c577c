/** The part of a compiled re2js program that is read here: a Thompson automaton, one instruction a state. */
export interface PatternProgram {
  readonly start: number;
  readonly inst: readonly Instruction[];
}

export interface Instruction {
  readonly op: number;
  readonly out: number;
  /** The second way of an `alt`, the conditions of an `emptyWidth`; of one that reads, whether it ignores case. */
  readonly arg: number;
  /** What is read: one code point, or the first and the last of each range. */
  readonly runes: ArrayLike<number>;
  matchRune(rune: number): boolean;
}

// re2js' instruction codes and conditions (Inst and Utils in its source, as in Go's regexp/syntax).
export const ALT = 1;
export const ALT_MATCH = 2;
export const CAPTURE = 3;
export const EMPTY_WIDTH = 4;
export const FAIL = 5;
export const MATCH = 6;
export const NOP = 7;
export const BEGIN_LINE = 1;
export const END_LINE = 2;
export const BEGIN_TEXT = 4;
export const END_TEXT = 8;
export const WORD_BOUNDARY = 16;
export const NO_WORD_BOUNDARY = 32;
export const FOLD_CASE = 1;

export function instructionAt(program: PatternProgram, pc: number | undefined): Instruction {
  const instruction = program.inst[pc ?? -1];
  if (instruction === undefined) throw new RangeError(`no instruction ${pc} in a pattern's program`);
  return instruction;
}

/** What can come next at a state. */
export interface Reached {
  /** The instructions that read a character. */
  readonly readers: readonly Instruction[];
  /** Whether a match may end there. */
  readonly isEnd: boolean;
}

/** What a state reaches without reading, as if all conditions held. */
export function reachedUnread(program: PatternProgram, state: number): Reached {
  const readers: Instruction[] = [];
  let isEnd = false;
  const reached = new Set([state]);
  for (const pc of reached) {
    const instruction = instructionAt(program, pc);
    if (instruction.op === ALT || instruction.op === ALT_MATCH) reached.add(instruction.out).add(instruction.arg);
    else if (instruction.op === CAPTURE || instruction.op === NOP || instruction.op === EMPTY_WIDTH)
      reached.add(instruction.out);
    else if (instruction.op === MATCH) isEnd = true;
    else if (instruction.op !== FAIL) readers.push(instruction);
  }
  return { readers, isEnd };
}
