import { folded, type Quick, type Run, unsure } from './quick.ts';
import { isList, isScalar, isTyped } from './values.ts';

/** `x in list`. Whether a key is in an object, cel-js says. */
export function quickIn(item: Quick, list: Quick): Quick | undefined {
  if (list.constant) return inConstant(item, list.constant.value);
  const isWhole = item.type === 'int';
  const { run: left } = item;
  const { run: right } = list;
  return { type: 'bool', run: (variables) => isIn(left(variables), right(variables), isWhole) };
}

function isIn(item: unknown, list: unknown, isWhole: boolean): unknown {
  // Of an empty list, cel-js cannot tell the type.
  if (!isScalar(item) || item === null || !isList(list) || list.length === 0 || !isTyped(list)) return unsure;
  if (isWhole && !list.every((other) => typeof other === 'number')) return unsure;
  return list.indexOf(item) >= 0;
}

/** A list of one type: cel-js compares an item in a way that goes by the list's first. */
function inConstant(item: Quick, list: unknown): Quick | undefined {
  if (!isList(list) || list.length === 0) return undefined;
  const [first] = list;
  const isUniform = list.every((other) => typeof other === typeof first && isScalar(other) && other !== null);
  if (!isUniform) return undefined;
  const { run: left } = item;
  // A set counts NaN among its members, CEL does not: it is equal to nothing.
  const members = new Set(list.filter((other) => !Number.isNaN(other)));
  const run: Run = (variables) => {
    const value = left(variables);
    return isScalar(value) && value !== null ? members.has(value) : unsure;
  };
  return folded({ type: 'bool', run }, [item]);
}
