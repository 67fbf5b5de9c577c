import { CodeActionKind } from 'vscode-languageserver';
import { valueAt } from '#engine/document/nodes.ts';
import type { ToolCall, ToolDefinition } from '#engine/exchange/exchange.ts';
import { expectationOf } from '#engine/run/expectation.ts';
import { insertItems } from '../edits/insertItem.ts';
import { propertiesOf } from '../names/toolPlaces.ts';
import { editOf } from './action.ts';
import { type CaseNow, type FindCaseOffers, judgedWith } from './caseNow.ts';
import { freeId, idsOf, kebab } from './freeId.ts';

/** On a case with a call: cases of the same call with each of its arguments missing, null, or of another type, and of no tool. */
export const argumentCases: FindCaseOffers = ({ document }, now) => {
  const call = now.testCase.recorded?.calls[0];
  const tool = call && now.policy.policy.tools?.tools.find(({ name }) => name === call.tool);
  if (!call || !tool || call.problem) return [];
  const title = `Add cases for missing and wrong arguments of \`${tool.name}\``;
  const edit = () => {
    const raw = valueAt(document.value, now.item.path) as Readonly<Record<string, unknown>>;
    const values = casesOf(now, raw, variants(call, tool), idsOf(document, 'cases'));
    return editOf(
      document.path,
      insertItems(document, ['cases'], { values, behind: Number(now.item.path[1]), order: [] }),
    );
  };
  return [{ title, kind: CodeActionKind.Refactor, edit }];
};

interface Variant {
  /** What the ids of its case ends with. */
  readonly name: string;
  readonly call: Pick<ToolCall, 'tool' | 'args'>;
}

function variants({ tool, args }: ToolCall, { inputSchema }: ToolDefinition): readonly Variant[] {
  const properties = propertiesOf(inputSchema);
  const names = [...new Set([...Object.keys(properties), ...Object.keys(args)])].filter((name) => name in args);
  const changed = names.flatMap((name): readonly Variant[] => {
    const { [name]: value, ...others } = args;
    const [type, other] = otherType(value);
    return [
      { name: `without-${kebab(name)}`, call: { tool, args: others } },
      { name: `${kebab(name)}-null`, call: { tool, args: { ...args, [name]: null } } },
      { name: `${kebab(name)}-as-${type}`, call: { tool, args: { ...args, [name]: other } } },
    ];
  });
  return [...changed, { name: 'unknown-tool', call: { tool: `${tool}_of_no_one`, args } }];
}

/** A value that is not of the type of another. */
function otherType(value: unknown): readonly [name: string, value: unknown] {
  if (typeof value === 'string') return ['list', [value]];
  return typeof value === 'object' ? ['text', 'all of it'] : ['text', `${String(value)} or so`];
}

/** What the cases have from the one that they are made of. */
const kept = ['input', 'messages', 'system', 'documents', 'session', 'history', 'at'];

/** Each expects what the policy says of it now. What would need an opinion is left out. */
function casesOf(
  { testCase, policy }: CaseNow,
  raw: Readonly<Record<string, unknown>>,
  all: readonly Variant[],
  taken: ReadonlySet<string>,
): readonly unknown[] {
  return all.flatMap(({ name, call }) => {
    const outcome = judgedWith(policy, testCase, { calls: [call] });
    if (!outcome) return [];
    return {
      id: freeId(`${testCase.id}-${name}`, taken),
      kind: 'edge',
      ...Object.fromEntries(kept.filter((key) => raw[key] !== undefined).map((key) => [key, raw[key]])),
      recorded: { calls: [call] },
      expect: expectationOf(outcome),
    };
  });
}
