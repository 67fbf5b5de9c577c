/** What a plain scalar stands for in YAML 1.2's core schema: null, a truth, a number, or the text itself. */
export function coreValue(source: string): string | number | boolean | null {
  if (!maybeOther.test(source)) return source;
  return rows.find(({ test }) => test.test(source))?.value(source) ?? (isNull.test(source) ? null : source);
}

/** Most plain scalars are texts, and one look tells. */
const maybeOther = /^(?:$|[~0-9+.-]|(?:[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE)$)/;

const isNull = /^(?:~|[Nn]ull|NULL)?$/;

interface Row {
  readonly test: RegExp;
  readonly value: (source: string) => number | boolean;
}

/** Section 10.3.2 of YAML 1.2.2. */
const rows: readonly Row[] = [
  { test: /^(?:[Tt]rue|TRUE)$/, value: () => true },
  { test: /^(?:[Ff]alse|FALSE)$/, value: () => false },
  { test: /^[-+]?[0-9]+$/, value: (source) => Number.parseInt(source, 10) },
  { test: /^0o[0-7]+$/, value: (source) => Number.parseInt(source.slice(2), 8) },
  { test: /^0x[0-9a-fA-F]+$/, value: (source) => Number.parseInt(source, 16) },
  { test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/, value: Number.parseFloat },
  { test: /^-\.(?:inf|Inf|INF)$/, value: () => Number.NEGATIVE_INFINITY },
  { test: /^\+?\.(?:inf|Inf|INF)$/, value: () => Number.POSITIVE_INFINITY },
  { test: /^\.(?:nan|NaN|NAN)$/, value: () => Number.NaN },
];
