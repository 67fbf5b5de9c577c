import type { CaseCheck, SuiteCheck } from './check.ts';
import { checkRows } from './checkRows.ts';
import { secretsInSuite } from './secretInFile.ts';
import { alikeCases } from './suite/alikeCases.ts';
import { caseTags, datasetTags } from './suite/caseTags.ts';
import { emptyExpectation } from './suite/emptyExpectation.ts';
import { gateNeverFails, gateNeverPasses } from './suite/gates.ts';
import { impossibleExpectation } from './suite/impossibleExpectation.ts';
import { kindMismatch } from './suite/kindMismatch.ts';
import { missingAnswer } from './suite/missingAnswer.ts';
import { missingSession } from './suite/missingSession.ts';
import { staleAnswer } from './suite/staleAnswer.ts';
import { missingTwin, wrongTwin } from './suite/twins.ts';
import { unexplainedSkip } from './suite/unexplainedSkip.ts';
import { unfitArguments } from './suite/unfitArguments.ts';
import { unknownCallTool } from './suite/unknownCallTool.ts';
import { unknownModel } from './suite/unknownModel.ts';
import { vacuousCase } from './suite/vacuousCase.ts';
import { unknownOpinionRule, wrongRule } from './suite/wrongRule.ts';

/** What is checked of each case by itself. */
export const caseChecks: readonly CaseCheck[] = [
  wrongRule,
  unknownOpinionRule,
  unknownCallTool,
  caseTags,
  emptyExpectation,
  impossibleExpectation,
  vacuousCase,
  kindMismatch,
  unexplainedSkip,
  unfitArguments,
];

/** What is checked of a suite as a whole. */
export const suiteChecks: readonly SuiteCheck[] = [
  unknownModel,
  datasetTags,
  secretsInSuite,
  alikeCases,
  missingTwin,
  wrongTwin,
  missingAnswer,
  staleAnswer,
  missingSession,
  gateNeverFails,
  gateNeverPasses,
  checkRows,
];
