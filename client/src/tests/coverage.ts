import {
  BranchCoverage,
  FileCoverage,
  type FileCoverageDetail,
  StatementCoverage,
  TestCoverageCount,
  type TestRun,
  Uri,
} from 'vscode';
import type { PolicyCoverage, RuleCoverage } from '#protocol/tests.ts';
import { toRange } from './testItems.ts';

/** Which rules of a policy file were reached. What is known of each rule is shown when the file is looked at. */
class RuleFileCoverage extends FileCoverage {
  readonly rules: readonly RuleCoverage[];

  constructor({ uri, rules }: PolicyCoverage) {
    const branches = rules.flatMap((rule) => rule.branches);
    super(
      Uri.parse(uri),
      countOf(rules, ({ matched }) => matched),
      branches.length > 0 ? countOf(branches, ({ cases }) => cases) : undefined,
    );
    this.rules = rules;
  }
}

export function addCoverage(run: TestRun, files: readonly PolicyCoverage[]): void {
  for (const file of files) run.addCoverage(new RuleFileCoverage(file));
}

export const detailedCoverage = (file: FileCoverage): FileCoverageDetail[] =>
  file instanceof RuleFileCoverage ? file.rules.map(ruleCoverage) : [];

const ruleCoverage = ({ range, matched, branches }: RuleCoverage): StatementCoverage =>
  new StatementCoverage(
    matched,
    toRange(range),
    branches.map((branch) => new BranchCoverage(branch.cases, toRange(branch.range), branch.label)),
  );

const countOf = <T>(all: readonly T[], times: (each: T) => number): TestCoverageCount =>
  new TestCoverageCount(all.filter((each) => times(each) > 0).length, all.length);
