import type { ParameterInformation, SignatureHelp, SignatureInformation } from 'vscode-languageserver';
import { type CelSignature, celSignatures } from '#engine/compile/cel/functionTable.ts';
import { isParsed } from '#engine/document/documents.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { celAt } from './cel/celAt.ts';
import { type CelScope, innerScope, type OpenBracket, openBrackets, shapeBefore } from './cel/celScope.ts';
import { type CelToken, celTokens, endOf } from './cel/celTokens.ts';
import { celVariables } from './cel/celVariables.ts';
import { receiverOf } from './cel/receivers.ts';
import { type Cursor, cursorAt } from './cursor/cursor.ts';
import type { NamePlace } from './names/declarations.ts';
import { detectorOptions } from './signatureHelp/detectorOptions.ts';

/** What the function takes whose brackets the cursor is in, or the detector whose options it is in: the innermost. */
export function signatureHelp(store: DocumentStore, draft: Draft, offset: number): SignatureHelp | null {
  const document = draft.kind === 'policy' ? store.documents.parse(draft.path) : undefined;
  if (!document || !isParsed(document)) return null;
  const cursor = cursorAt(document.text, offset);
  const named: NamePlace = { store, kind: 'policy', document, path: cursor?.path ?? [] };
  return functionAt(named, cursor, offset) ?? (cursor ? detectorOptions(named, cursor, offset) : null);
}

function functionAt(named: NamePlace, cursor: Cursor | undefined, offset: number): SignatureHelp | null {
  const cel = celAt(named, cursor, offset);
  const tokens = cel ? codeTokens(cel.before) : [];
  const call = openBrackets(tokens).findLast(({ at }) => isCall(tokens, at));
  if (!cel || !call) return null;
  const found = signaturesOf(tokens, call, () => celVariables(cel.place, []));
  const commas = call.commas.length;
  const fitting = found.findIndex(({ parameters }) => commas < Math.max(1, parameters.length));
  if (found.length === 0) return null;
  return {
    signatures: found.map(informationOf),
    activeSignature: Math.max(0, fitting),
    activeParameter: commas,
  };
}

/** A text that is not closed yet is an argument as well. */
const codeTokens = (before: string): readonly CelToken[] => {
  const tokens = celTokens(before);
  const last = tokens.at(-1);
  const isComment = last?.kind === 'comment' && endOf(last) === before.length;
  return isComment ? [] : tokens.filter(({ kind }) => kind !== 'comment');
};

const isCall = (tokens: readonly CelToken[], open: number): boolean =>
  tokens[open]?.text === '(' && tokens[open - 1]?.kind === 'name' && tokens[open - 1]?.text !== 'in';

/** The ways to call the function before a bracket: those of its receiver, where that is known. */
function signaturesOf(
  tokens: readonly CelToken[],
  { at }: OpenBracket,
  variables: () => CelScope,
): readonly CelSignature[] {
  const name = tokens[at - 1]?.text;
  const named = celSignatures.filter((signature) => signature.name === name);
  if (tokens[at - 2]?.kind !== 'dot') return named.filter(({ on }) => on === undefined);
  if (tokens[at - 3]?.text === 'cel') return named.filter(({ on }) => on === 'cel');
  const methods = named.filter(({ on }) => on !== undefined && on !== 'cel');
  const receiver = receiverOf(shapeBefore(tokens, at - 2, innerScope(tokens.slice(0, at - 2), variables())).kind);
  const own = methods.filter(({ on }) => on?.replace(/<.*/, '') === receiver);
  return own.length > 0 ? own : methods;
}

function informationOf({ label, description, parameters, name }: CelSignature): SignatureInformation {
  let at = name.length;
  return {
    label,
    documentation: { kind: 'markdown', value: description },
    parameters: parameters.map((parameter): ParameterInformation => {
      const text = `${parameter.name}: ${parameter.type}`;
      const start = label.indexOf(text, at);
      at = start + text.length;
      return { label: [start, at] };
    }),
  };
}
