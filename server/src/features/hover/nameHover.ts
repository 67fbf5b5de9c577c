import type { Range } from '#engine/document/diagnostic.ts';
import { valueAt } from '#engine/document/nodes.ts';
import type { Policy, Rule } from '#engine/policy/policy.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import { countText } from '../../view/verdictText.ts';
import { policyFor } from '../names/declarations.ts';
import { mentionAt } from '../names/mentions.ts';
import { nameOf, type Target, type TargetKind } from '../names/target.ts';
import { argumentsOf, placesOfTools } from '../names/toolPlaces.ts';
import { caseInWords } from './caseHover.ts';
import type { Hovered } from './hoverContext.ts';
import { code, escaped, paragraphs } from './markdown.ts';
import { modelInWords, serviceInWords } from './modelHover.ts';
import { ruleInWords } from './ruleInWords.ts';
import { sessionInWords } from './sessionHover.ts';
import { policiesDrawingOn, usesInWords } from './toolUses.ts';

export interface Explained {
  readonly range: Range;
  readonly markdown: string;
}

/** What the name that is pointed at stands for. */
export async function explainName(hovered: Hovered): Promise<Explained | undefined> {
  const mention = mentionAt(hovered.file, hovered.offset);
  const [target] = mention?.targets ?? [];
  if (!mention || !target) return undefined;
  // An argument of several tools is explained for each of them.
  const all = await Promise.all(mention.targets.map((each) => explainers[each.kind]?.(each, hovered)));
  const texts = [...new Set(all.filter((text) => text !== undefined && text !== ''))];
  return texts.length > 0 ? { range: mention.range, markdown: texts.join('\n\n---\n\n') } : undefined;
}

type Explain = (target: Target, hovered: Hovered) => string | undefined | Promise<string | undefined>;

/** Files are explained by the schema, if at all. */
const explainers: Partial<Record<TargetKind, Explain>> = {
  rule: explainRule,
  case: caseInWords,
  tool: explainTool,
  argument: explainArgument,
  value: explainValue,
  session: sessionInWords,
  model: ({ words: [name = ''] }, { file, context }) => {
    const entry = settingsFor(file.document.path, context.store.documents).models.get(name);
    return entry ? modelInWords(name, entry.settings, context) : undefined;
  },
  service: ({ words: [name = ''] }, { file, context }) => {
    const entry = settingsFor(file.document.path, context.store.documents).services.get(name);
    return entry ? serviceInWords(name, entry.settings, context) : undefined;
  },
};

const policyOf = ({ file, context: { store } }: Hovered): Policy | undefined =>
  file.kind === 'tools' ? undefined : policyFor({ store, kind: file.kind, document: file.document });

/** The policies that have the tools which a file names: of a tools file, all that draw on it. */
function policiesOf(hovered: Hovered): readonly Policy[] | Promise<readonly Policy[]> {
  const { file, context, signal } = hovered;
  if (file.kind === 'tools') return policiesDrawingOn(context.store, file.document.path, signal);
  return [policyOf(hovered) ?? []].flat();
}

/** In the file that defines the tools, it is of interest who uses them. */
const usesOf = (target: Target, hovered: Hovered, policies: readonly Policy[]): string | Promise<string> =>
  hovered.file.kind === 'tools' ? usesInWords(target, hovered, policies) : '';

async function explainRule({ words: [id = ''] }: Target, hovered: Hovered): Promise<string | undefined> {
  const policy = policyOf(hovered);
  const rule = policy?.rules.find((each) => each.id === id);
  if (!policy || !rule) return undefined;
  const { verdicts, store } = hovered.context;
  const { path } = rule.at;
  const judged = await verdicts.ask({ kind: 'rules', policy: path, ids: [id] });
  const counts = judged?.rules.get(id);
  const isElsewhere = path !== hovered.file.document.path;
  return paragraphs(
    `**${escaped(id)}** · ${rule.layer} layer · ${verdictOf(rule)}`,
    rule.description && escaped(rule.description, 600),
    ruleInWords(rule, policy),
    judged && counts && `In ${code(judged.suite)}, with the answers of ${code(judged.model)}: ${countText(counts)}.`,
    isElsewhere ? `It stands in ${code(store.documents.display(path))}.` : undefined,
  );
}

const verdictOf = ({ verdict, mode }: Rule): string => (mode === 'shadow' ? `${code(verdict)}, shadow` : code(verdict));

async function explainTool(target: Target, hovered: Hovered): Promise<string | undefined> {
  const name = nameOf(target);
  const policies = await policiesOf(hovered);
  const tool = policies.flatMap(({ tools }) => tools?.tools ?? []).find((each) => each.name === name);
  if (!tool) return undefined;
  const list = argumentsOf(tool).map((argument) => {
    const isRequired = [valueAt(tool.inputSchema, ['required'])].flat().includes(argument.name);
    const type = argument.detail?.split(' · ').at(-1) ?? '';
    return `- ${code(argument.name)} ${escaped(type)}${isRequired ? '' : ', optional'}`;
  });
  return paragraphs(
    `**${escaped(name)}** · tool`,
    tool.description && escaped(tool.description, 1000),
    list.join('\n'),
    await usesOf(target, hovered, policies),
  );
}

async function explainArgument(target: Target, hovered: Hovered): Promise<string | undefined> {
  const [name = '', ...fields] = target.words;
  const policies = await policiesOf(hovered);
  const tools = policies.map((policy) => policy.tools).find((set) => set?.tools.some((each) => each.name === name));
  const tool = tools?.tools.find((each) => each.name === name);
  if (!tools || !tool) return undefined;
  const places = placesOfTools(hovered.context.store.documents, tools);
  const outer = fields.slice(0, -1).reduce((schema, field) => innerSchema(schema, field), tool.inputSchema);
  const found = argumentsOf({ ...tool, inputSchema: outer }, places.get(name)).find(
    (each) => each.name === nameOf(target),
  );
  if (!found) return undefined;
  return paragraphs(
    `**${escaped(fields.join('.'))}**`,
    escaped(found.detail ?? ''),
    found.description && escaped(found.description, 1000),
    await usesOf(target, hovered, policies),
  );
}

type Schema = Readonly<Record<string, unknown>>;

function innerSchema(schema: Schema, field: string): Schema {
  const inner = valueAt(schema, ['properties', field]);
  return typeof inner === 'object' && inner !== null ? (inner as Schema) : {};
}

/** What a value is now, with what the bases give it. */
function explainValue({ words }: Target, hovered: Hovered): string | undefined {
  const value = valueAt(policyOf(hovered)?.values, words);
  if (value === undefined) return undefined;
  return paragraphs(`**${escaped(words.join('.'))}** · value of the policy`, code(JSON.stringify(value), 300));
}
