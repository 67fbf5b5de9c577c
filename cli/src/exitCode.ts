/** What a command ends with. */
export const exitCodes = {
  /** All is well. */
  ok: 0,
  /** An error-level check, a failed expectation or gate, a new false refusal or miss, another decision in a replay. */
  findings: 1,
  /** Bad usage, or input that cannot be read. */
  usage: 2,
  /** A model or service failed, cases were not evaluated, a part of a log was not replayed, or somebody stopped it. */
  incomplete: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
