import { folded, type Quick, type Run, unsure } from './quick.ts';
import { isScalar } from './values.ts';

type Binary = (left: Quick, right: Quick) => Quick;

/** Operators on two operands that are both evaluated. */
export const binaryOperators = {
  '<': relation({
    toNumber: (left, limit) => (variables) => {
      const value = left(variables);
      return typeof value === 'number' ? value < limit : unsure;
    },
    compare: (a, b) => a < b,
  }),
  '<=': relation({
    toNumber: (left, limit) => (variables) => {
      const value = left(variables);
      return typeof value === 'number' ? value <= limit : unsure;
    },
    compare: (a, b) => a <= b,
  }),
  '>': relation({
    toNumber: (left, limit) => (variables) => {
      const value = left(variables);
      return typeof value === 'number' ? value > limit : unsure;
    },
    compare: (a, b) => a > b,
  }),
  '>=': relation({
    toNumber: (left, limit) => (variables) => {
      const value = left(variables);
      return typeof value === 'number' ? value >= limit : unsure;
    },
    compare: (a, b) => a >= b,
  }),
  '==': (left, right) => equality(left, right, true),
  '!=': (left, right) => equality(left, right, false),
  '+': arithmetic((a, b) => a + b),
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  '/': arithmetic((a, b) => a / b),
  '%': arithmetic((a, b) => a % b),
} satisfies Record<string, Binary>;

interface Relation {
  /** With a constant number on the right: most conditions are a limit. */
  readonly toNumber: (left: Run, limit: number) => Run;
  readonly compare: (a: string | number | boolean, b: string | number | boolean) => boolean;
}

function relation({ toNumber, compare }: Relation): Binary {
  return (left, right) => {
    const limit = right.constant?.value;
    const run: Run = typeof limit === 'number' ? toNumber(left.run, limit) : compared(left.run, right.run, compare);
    return folded({ type: 'bool', run }, [left, right]);
  };
}

const compared =
  (left: Run, right: Run, compare: Relation['compare']): Run =>
  (variables) => {
    const a = left(variables);
    const b = right(variables);
    if (a === null || b === null || typeof a !== typeof b || !isScalar(a) || !isScalar(b)) return unsure;
    return compare(a, b);
  };

/** Scalars only: cel-js compares lists and objects. */
function equality(left: Quick, right: Quick, equal: boolean): Quick {
  const { constant: known } = right;
  const a = left.run;
  const b = right.run;
  const run: Run =
    known && isScalar(known.value)
      ? (variables) => {
          const value = a(variables);
          return isScalar(value) ? (value === known.value) === equal : unsure;
        }
      : (variables) => {
          const value = a(variables);
          const other = b(variables);
          return isScalar(value) && isScalar(other) ? (value === other) === equal : unsure;
        };
  return folded({ type: 'bool', run }, [left, right]);
}

/** Texts are joined by the same `+`. */
function arithmetic(compute: (a: number, b: number) => number): Binary {
  const isSum = compute(1, 2) === 3;
  return (left, right) => {
    const isWhole = left.type === 'int' && right.type === 'int';
    const a = left.run;
    const b = right.run;
    const run: Run = (variables) => {
      const x = a(variables);
      const y = b(variables);
      if (typeof x === 'number' && typeof y === 'number') return isWhole ? wholeNumber(compute(x, y)) : compute(x, y);
      return isSum && typeof x === 'string' && typeof y === 'string' ? x + y : unsure;
    };
    return folded({ type: isWhole ? 'int' : 'dyn', run }, [left, right]);
  };
}

/** What a quotient is rounded to, and what overflows, cel-js says. CEL's integers have no negative zero. */
const wholeNumber = (value: number): unknown => (Number.isSafeInteger(value) ? value + 0 : unsure);

/** `!x` */
export function quickNot(of: Quick): Quick {
  const { run } = of;
  const negated: Run = (variables) => {
    const value = run(variables);
    return typeof value === 'boolean' ? !value : unsure;
  };
  return folded({ type: 'bool', run: negated }, [of]);
}

/** `-x` */
export function quickMinus(of: Quick): Quick {
  const { run, type } = of;
  const negate = type === 'int' ? (value: number) => 0 - value : (value: number) => -value;
  const negated: Run = (variables) => {
    const value = run(variables);
    return typeof value === 'number' ? negate(value) : unsure;
  };
  return folded({ type: type === 'int' ? 'int' : 'dyn', run: negated }, [of]);
}
