import type { ModelDraft } from '#protocol/requests.ts';

/** Whether a value of the wire is what LSP, or `protocol/`, says that it is. */
type Shape = (value: unknown) => boolean;

type Shapes = Readonly<Record<string, Shape>>;

/** What is wrong with the parameters of a request: `` `textDocument/hover` needs `position` as the protocol describes it ``; undefined where nothing is. */
export function faultOf(method: string, params: unknown): string | undefined {
  const shapes = Object.hasOwn(requests, method) ? requests[method] : undefined;
  // JSON-RPC knows parameters by position, too: a handler reads the first.
  const given = Array.isArray(params) ? params[0] : params;
  const missing = Object.entries(shapes ?? {}).find(([key, is]) => !is(memberOf(given, key)));
  return missing && `\`${method}\` needs \`${missing[0]}\` as the protocol describes it`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const memberOf = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

const isText: Shape = (value) => typeof value === 'string';
const isCount: Shape = (value) => Number.isInteger(value) && Number(value) >= 0;

const has =
  (shapes: Shapes): Shape =>
  (value) =>
    Object.entries(shapes).every(([key, is]) => is(memberOf(value, key)));

const listOf =
  (is: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(is);

const perhaps =
  (is: Shape): Shape =>
  (value) =>
    value === undefined || is(value);

const isPosition = has({ line: isCount, character: isCount });
const isRange = has({ start: isPosition, end: isPosition });

const document: Shapes = { textDocument: has({ uri: isText }) };
const cursor: Shapes = { ...document, position: isPosition };
const part: Shapes = { ...document, range: isRange };
const providers: readonly unknown[] = [
  'openai',
  'azure',
  'anthropic',
  'openai-compatible',
] satisfies ModelDraft['provider'][];
const isProvider: Shape = (value) => providers.includes(value);
const model: Shapes = {
  name: isText,
  provider: isProvider,
  model: isText,
  url: perhaps(isText),
  key: perhaps(isText),
};
const called: Shapes = { item: has({ uri: isText, name: isText }) };

/** What the server reads of each request; what it can do without is left out. */
const requests: Readonly<Record<string, Shapes>> = {
  initialize: { capabilities: isObject },
  'textDocument/hover': cursor,
  'textDocument/definition': cursor,
  'textDocument/implementation': cursor,
  'textDocument/references': cursor,
  'textDocument/documentHighlight': cursor,
  'textDocument/prepareRename': cursor,
  'textDocument/rename': { ...cursor, newName: isText },
  'textDocument/prepareCallHierarchy': cursor,
  'callHierarchy/incomingCalls': called,
  'callHierarchy/outgoingCalls': called,
  'textDocument/documentSymbol': document,
  'textDocument/foldingRange': document,
  'textDocument/documentLink': document,
  'textDocument/selectionRange': { ...document, positions: listOf(isPosition) },
  'workspace/symbol': { query: isText },
  'textDocument/completion': cursor,
  'completionItem/resolve': { label: isText },
  'textDocument/signatureHelp': cursor,
  'textDocument/inlayHint': part,
  'textDocument/semanticTokens/full': document,
  'textDocument/semanticTokens/full/delta': { ...document, previousResultId: isText },
  'textDocument/semanticTokens/range': part,
  'textDocument/formatting': document,
  'textDocument/rangeFormatting': part,
  'textDocument/onTypeFormatting': { ...cursor, options: has({ tabSize: isCount }) },
  'textDocument/codeAction': { ...part, context: has({ diagnostics: listOf(has({ range: isRange })) }) },
  'codeAction/resolve': { title: isText, data: perhaps(has({ uri: isText, range: isRange, title: isText })) },
  'textDocument/codeLens': document,
  'codeLens/resolve': { range: isRange, data: perhaps(has({ suite: isText, id: perhaps(isText) })) },
  'textDocument/diagnostic': document,
  'workspace/diagnostic': { previousResultIds: listOf(has({ uri: isText, value: isText })) },
  'workspace/willRenameFiles': { files: listOf(has({ oldUri: isText, newUri: isText })) },
  'railwright/run': { suite: isText, mode: isText },
  'railwright/models': { uri: isText },
  'railwright/testModel': model,
  'railwright/addModel': { uri: isText, draft: has(model) },
  'railwright/revisions': { uri: isText },
  'railwright/policyOfRun': { uri: isText, run: isText },
  'railwright/testKinds': { suite: isText },
  'railwright/testCases': { suite: isText, kind: isText },
  'railwright/suitesOf': { uri: isText },
  'railwright/coverage': { run: isText },
};
