import { anyOf } from '../anyOf.ts';

/** Whether a value stands where a secret would go, and is none: `<your-key>`, `${TOKEN}`, `xxxx`, `changeme`. */
export function isPlaceholder(value: string): boolean {
  return placeholders.some((pattern) => pattern.test(value));
}

const standIn = anyOf(`
  your | my | the | some | an? | test | example | sample | dummy | fake | redacted | hidden | placeholder | change | insert
  | todo | null | none | undefined | true | false`);
const secret = 'password|passwd|pass|secret|token|key|api';
const variable = anyOf(`
  process\\.env | os\\.environ | os\\.getenv | env | config | settings | self | this | secrets | vars | request | req | res
  | data | args | params | options`);

const placeholders: readonly RegExp[] = [
  /^[<[{(%$]/,
  /^(.)\1*$/,
  /^(?:x{3}|\*{3}|\.{3})|(?:x{4}|\*{4}|\.{3})$/i,
  new RegExp(`^${standIn}(?![a-z0-9])`, 'i'),
  new RegExp(`^(?:your|my|example|sample|dummy|fake|insert)[_-]?(?:${secret})`, 'i'),
  new RegExp(`^(?:${secret}|user|username|changeme|change_me|required|optional)$`, 'i'),
  new RegExp(`^${variable}\\b[.[(]`),
];
