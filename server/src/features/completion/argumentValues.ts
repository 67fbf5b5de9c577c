import { type Path, valueAt } from '#engine/document/nodes.ts';
import type { ToolDefinition } from '#engine/exchange/exchange.ts';
import { type CelShape, shapeOfSchema } from '../cel/celShape.ts';
import { type NamePlace, policyFor } from '../names/declarations.ts';
import { keysOf } from '../names/nameKinds.ts';
import type { Offer } from './offer.ts';
import { type Writing, writtenAt } from './place.ts';
import { siblingsOf } from './values.ts';

const argumentPlace = /^(?:cases\/(?:recorded\/calls|history|messages\/calls)|action\/then\/rewrite)\/args\//;

/** What an argument can be in a call, or in a rewrite, as the schema of its tool has it: one of a few words, or yes and no. */
export function argumentValueOffers({ named, cursor, place }: Writing): readonly Offer[] {
  if (cursor.kind !== 'value' || !argumentPlace.test(keysOf(named.path))) return [];
  const taken = siblingsOf(named);
  return choicesOf(argumentAt(named))
    .filter((choice) => !taken.includes(choice))
    .map((choice) => ({ label: String(choice), kind: 'value', text: writtenAt(place, choice) }));
}

function argumentAt(named: NamePlace): CelShape | undefined {
  const { path } = named;
  const args = path.lastIndexOf('args');
  const tool = toolOf(named, path.slice(0, args));
  const start = tool && shapeOfSchema(tool.inputSchema);
  return path
    .slice(args + 1)
    .reduce((of, step) => (typeof step === 'number' ? of?.item : of?.fields?.get(step)?.shape), start);
}

/** The tool that a call or a rewrite names; of a rewrite that names none, that of its rule. */
function toolOf(named: NamePlace, call: Path): ToolDefinition | undefined {
  const { value } = named.document;
  const name = valueAt(value, [...call, 'tool']) ?? valueAt(value, [...call.slice(0, 2), 'tool']);
  return policyFor(named)?.tools?.tools.find((tool) => tool.name === name);
}

const choicesOf = (shape: CelShape | undefined): readonly unknown[] =>
  shape?.choices ?? (shape?.kind === 'bool' ? [true, false] : []);
