import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Encoding, type LineUnits, lineOf, lineUnits } from './encoding.ts';
import { hasChanges, mapChanges } from './mapChanges.ts';
import { documentOf, type MapPosition, mapPositions } from './mapPositions.ts';
import { isTokens, mapTokens } from './mapTokens.ts';

/** The text of a document as the server knows it now. */
export type TextOf = (uri: string) => TextDocument | undefined;

/**
 * The connection to a client that does not count in UTF-16. Who registers handlers with it, and sends with it, counts in
 * UTF-16 all the same: positions are converted on their way in and out. A client that counts in UTF-16 needs none of this.
 */
export function encodedConnection(connection: Connection, encoding: Encoding, textOf: TextOf): Connection {
  return encoding === 'utf-16' ? connection : wrap(connection, translator(encoding, textOf));
}

/** What is left to say of the encoding when the server says what it can do. */
export function encodedCapabilities(capabilities: ServerCapabilities, encoding: Encoding): ServerCapabilities {
  const { semanticTokensProvider: tokens } = capabilities;
  // A change of tokens is said in numbers that hold only among all others.
  const whole = tokens && encoding !== 'utf-16' && { semanticTokensProvider: { ...tokens, full: tokens.full && true } };
  return { ...capabilities, ...whole, positionEncoding: encoding };
}

/** Parameters from the client, and what goes to it. */
interface Translator {
  in(params: unknown): unknown;
  out(value: unknown, uri: string | undefined): unknown;
}

function translator(encoding: Encoding, textOf: TextOf): Translator {
  const [toUtf16, fromUtf16] = [mapping(encoding, textOf, 'toUtf16'), mapping(encoding, textOf, 'fromUtf16')];
  return {
    in(params) {
      const uri = documentOf(params);
      const document = uri === undefined ? undefined : textOf(uri);
      return hasChanges(params) ? mapChanges(params, document, encoding) : mapPositions(params, uri, toUtf16);
    },
    out: (value, uri) =>
      uri !== undefined && isTokens(value) ? mapTokens(value, uri, fromUtf16) : mapPositions(value, uri, fromUtf16),
  };
}

function mapping(encoding: Encoding, textOf: TextOf, way: keyof LineUnits): MapPosition {
  // Positions come many to a line: its units are counted once.
  let last = { text: '', units: lineUnits('', encoding) };
  return (uri, { line, character }) => {
    const document = textOf(uri);
    if (!document) return { line, character };
    const text = lineOf(document, line);
    if (text !== last.text) last = { text, units: lineUnits(text, encoding) };
    return { line, character: last.units[way](character) };
  };
}

/** Which argument of a call carries what is sent. */
const sent: Readonly<Record<string, number>> = {
  sendNotification: 1,
  sendRequest: 1,
  sendProgress: 2,
  sendDiagnostics: 0,
  applyEdit: 0,
  showDocument: 0,
};

type Callable = (...args: unknown[]) => unknown;

/** An object that registers handlers and sends, with all its parts (`languages`, `workspace`), whatever LSP will add. */
function wrap<T extends object>(target: T, translate: Translator): T {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name, object);
      if (typeof member === 'object' && member !== null) return wrap(member, translate);
      if (typeof member !== 'function') return member;
      const payload = sent[String(name)];
      return (...args: unknown[]) =>
        (member as Callable).apply(
          object,
          args.map((arg, at) => {
            if (at === payload) return translate.out(arg, undefined);
            return typeof arg === 'function' ? handler(arg as Callable, translate) : arg;
          }),
        );
    },
  });
}

/** A handler of requests or notifications: its parameters, its partial results and its result are translated. */
function handler(handle: Callable, translate: Translator): Callable {
  return (params, ...rest) => {
    const uri = documentOf(params);
    const result = handle(translate.in(params), ...rest.map((arg) => reporting(arg, uri, translate)));
    return result instanceof Promise ? result.then((value) => translate.out(value, uri)) : translate.out(result, uri);
  };
}

function reporting(reporter: unknown, uri: string | undefined, translate: Translator): unknown {
  const { report } = (reporter ?? {}) as { readonly report?: Callable };
  if (typeof report !== 'function') return reporter;
  return Object.assign(Object.create(reporter as object) as object, {
    report: (...args: unknown[]) =>
      report.apply(
        reporter,
        args.map((arg) => translate.out(arg, uri)),
      ),
  });
}
