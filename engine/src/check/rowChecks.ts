import type { RowCheck } from './check.ts';
import { impossibleRowExpectation } from './suite/impossibleExpectation.ts';
import { rowKindMismatch } from './suite/kindMismatch.ts';
import { repeatedRows } from './suite/repeatedRows.ts';
import { unfitRowArguments } from './suite/unfitArguments.ts';
import { unknownRowTool } from './suite/unknownCallTool.ts';
import { vacuousRow } from './suite/vacuousCase.ts';

/** What is checked of the rows of a data set. A row has no rule, twin or reason of its own to be checked. */
export const rowChecks: readonly RowCheck[] = [
  unknownRowTool,
  impossibleRowExpectation,
  vacuousRow,
  rowKindMismatch,
  unfitRowArguments,
  repeatedRows,
];
