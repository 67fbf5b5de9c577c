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
  'broken-policy',
  'broken-schema',
  'empty-word-list',
  'unknown-format',
  'unknown-column',
  'broken-row',
  // rules and conditions
  'duplicate-rule',
  'invalid-pattern',
  'condition-syntax',
  'condition-type',
  'unknown-variable',
  'unknown-argument',
  'unknown-field',
  'unknown-tool',
  'fails-open',
  // cases
  'duplicate-case',
  'broken-exchange',
  'unseen-content',
  'unknown-twin',
  'unknown-rule',
  'wrong-layer',
  'unknown-model',
  'unknown-service',
] as const;

export type CheckCode = (typeof checkCodes)[number];
