import { folded, type Quick, type Run, unsure } from './quick.ts';
import { isList, isPlain, isScalar, isTyped, type Plain } from './values.ts';

/** `x in list` and `key in object` */
export function quickIn(item: Quick, container: Quick): Quick | undefined {
  if (typeof container.type === 'object') return keyIn(item, container);
  if (container.constant) return inConstant(item, container.constant.value);
  const isWhole = item.type === 'int';
  const { run: left } = item;
  const { run: right } = container;
  const run: Run = (variables) => {
    const value = left(variables);
    const among = right(variables);
    return isPlain(among) ? isKeyOfOpen(value, among) : isIn(value, among, isWhole);
  };
  return { type: 'bool', run };
}

/** Of an object whose fields have types: the key may be another one. */
function keyIn(item: Quick, container: Quick): Quick {
  const { run: left } = item;
  const { run: right } = container;
  const run: Run = (variables) => {
    const object = right(variables);
    const key = left(variables);
    if (!isPlain(object) || !isScalar(key)) return unsure;
    return typeof key === 'string' && Object.hasOwn(object, key);
  };
  return folded({ type: 'bool', run }, [item, container]);
}

/** Of an object that is as it comes, cel-js has to find the type. */
function isKeyOfOpen(key: unknown, object: Plain): unknown {
  if (typeof key !== 'string' || !isTyped(object)) return unsure;
  return Object.hasOwn(object, key) && object[key] !== undefined;
}

function isIn(item: unknown, list: unknown, isWhole: boolean): unknown {
  if (!isScalar(item) || item === null || !isList(list)) return unsure;
  // Of an empty list, cel-js cannot tell the type, and finds that numbers have two ways to be looked for in it.
  if (list.length === 0) return false;
  if (!isTyped(list)) return unsure;
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
