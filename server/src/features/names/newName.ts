import { stringify } from 'yaml';
import type { Mention } from './mentions.ts';
import { kindNames, type TargetKind } from './target.ts';

interface Form {
  readonly pattern: RegExp;
  /** What it can be made of, in words. */
  readonly letters: string;
}

/** A word of CEL's own stands for something else (https://github.com/google/cel-spec, Syntax). */
const reserved =
  'false|in|null|true|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while';

/** What can be written behind a dot in an expression: `args.NAME`. */
const celName: Form = {
  pattern: new RegExp(`^(?!(?:${reserved})$)[A-Za-z_]\\w*$`),
  letters: 'letters, digits, `_`, and no word of CEL',
};

/** As the schema of the settings has it; `recorded` is built in. */
const settingsName: Form = {
  pattern: /^(?!recorded$)[a-z0-9]+(?:[-._][a-z0-9]+)*$/,
  letters: 'small letters, digits, `-`, `.`, `_`',
};

/** What each kind of target can be called; kinds that are left out are not renamed. */
const wellFormed: Partial<Record<TargetKind, Form & { readonly what: string }>> = {
  rule: { what: 'rule id', pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/, letters: 'small letters, digits, hyphens' },
  case: { what: 'case id', pattern: /^\S+$/, letters: 'no white space' },
  tool: { what: 'tool name', pattern: /^[\w./:-]+$/, letters: 'letters, digits, `_`, `-`, `.`, `/`, `:`' },
  argument: { what: 'name for an argument', ...celName },
  value: { what: 'name for a value', ...celName },
  session: { what: 'name for a session field', ...celName },
  model: { what: 'model name', ...settingsName },
  service: { what: 'service name', ...settingsName },
};

export const isRenamed = (kind: TargetKind): boolean => wellFormed[kind] !== undefined;

/** Why something cannot be called so; undefined where it can. */
export function nameProblem(kind: TargetKind, name: string): string | undefined {
  const form = wellFormed[kind];
  if (!form) return `a ${kindNames[kind]} cannot be renamed`;
  return form.pattern.test(name) ? undefined : `\`${name}\` is no ${form.what}: ${form.letters}`;
}

/** A name as it is written in the place of another: in the quotes of that, and in quotes where it would be read as something else. */
export function writtenLike({ spot: { node }, range }: Pick<Mention, 'spot' | 'range'>, name: string): string {
  const isWithin = range.start !== node.start || range.end !== node.end;
  if (isWithin) return name;
  if (node.style === 'double') return JSON.stringify(name);
  return node.style === 'single' ? `'${name.replaceAll("'", "''")}'` : stringify(name, { lineWidth: 0 }).trimEnd();
}
