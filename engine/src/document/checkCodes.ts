/**
 * The codes of all checks, grouped by what they look at. Each has a page, docs/checks/CODE.md, and a fixture that shows it.
 * Codes are stable: settings and suppressions name them.
 */
export const checkCodes = [
  // the text of a file
  'syntax',
  'duplicate-key',
  'file-too-large',
  'nested-too-deep',
  'alias-limit',
  // its shape
  'unknown-key',
  'missing-key',
  'wrong-type',
  'unknown-value',
  'wrong-format',
  'empty-value',
  'out-of-range',
  'too-many-keys',
  'duplicate-value',
  // files that it names
  'missing-file',
  'extends-cycle',
  'broken-base',
  'broken-tools',
  'broken-tool-schema',
  'duplicate-tool',
  'broken-policy',
  'broken-schema',
  'empty-word-list',
  'unknown-format',
  'unknown-column',
  'broken-row',
  // names and types in rules
  'duplicate-rule',
  'invalid-pattern',
  'condition-syntax',
  'condition-type',
  'unknown-variable',
  'unknown-argument',
  'unknown-field',
  'unknown-tool',
  // what conditions come to
  'never-matches',
  'constant-condition',
  'redundant-condition',
  'impossible-value',
  'matches-everything',
  'optional-argument',
  'slow-pattern',
  // what rules come to
  'shadowed-rule',
  'contradicting-rules',
  'redacts-everything',
  'no-effect',
  'fails-open',
  'ungoverned-tool',
  'judge-threshold',
  // what a file says of itself
  'unknown-tag',
  'ambiguous-tag',
  'missing-version',
  'missing-owner',
  // cases, and what they name
  'duplicate-case',
  'broken-exchange',
  'unseen-content',
  'unknown-twin',
  'unknown-rule',
  'wrong-layer',
  'unknown-model',
  'unknown-service',
  // what cases expect
  'empty-expectation',
  'impossible-expectation',
  'vacuous-case',
  'kind-mismatch',
  'unexplained-skip',
  // cases beside each other
  'near-duplicate-case',
  'contradicting-cases',
  'missing-twin',
  'wrong-twin',
  // recorded answers
  'missing-answer',
  'stale-answer',
  'unfit-arguments',
  'missing-session',
  // gates
  'gate-never-fails',
  'gate-never-passes',
  // what cases show of a policy
  'unreached-rule',
  'over-broad-rule',
  'untested-tag',
  // files of all kinds
  'secret-in-file',
  'unknown-check',
  'unused-suppression',
] as const;

export type CheckCode = (typeof checkCodes)[number];
