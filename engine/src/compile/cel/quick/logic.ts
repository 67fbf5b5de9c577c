import { type Quick, type QuickType, type Run, unsure } from './quick.ts';

/** `a && b`. What an error on the left does where the right decides, cel-js says. */
export function quickAnd({ run: left }: Quick, { run: right }: Quick): Quick {
  const run: Run = (variables) => {
    const a = left(variables);
    if (a !== true) return a === false ? false : unsure;
    const b = right(variables);
    return typeof b === 'boolean' ? b : unsure;
  };
  return { type: 'bool', run };
}

/** `a || b` */
export function quickOr({ run: left }: Quick, { run: right }: Quick): Quick {
  const run: Run = (variables) => {
    const a = left(variables);
    if (a !== false) return a === true ? true : unsure;
    const b = right(variables);
    return typeof b === 'boolean' ? b : unsure;
  };
  return { type: 'bool', run };
}

/** `a ? b : c`, where both branches are of one type. */
export function quickChoice({ run: condition }: Quick, yes: Quick, no: Quick): Quick | undefined {
  const type = commonType(yes.type, no.type);
  if (type === undefined) return undefined;
  const run: Run = (variables) => {
    const holds = condition(variables);
    if (holds === true) return yes.run(variables);
    return holds === false ? no.run(variables) : unsure;
  };
  return { type, run };
}

/** A value that may be a whole number or not would have to carry its type at run time. */
function commonType(a: QuickType, b: QuickType): QuickType | undefined {
  if (a === b) return a;
  return isOpen(a) && isOpen(b) ? 'dyn' : undefined;
}

const isOpen = (type: QuickType): boolean => typeof type === 'string' && type !== 'int' && type !== 'opaque';
