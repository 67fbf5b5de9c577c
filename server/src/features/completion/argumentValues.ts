import type { Path } from '#engine/document/nodes.ts';
import { type CelShape, shapeOfSchema } from '../cel/celShape.ts';
import { type NamePlace, toolsOfCall } from '../names/declarations.ts';
import { nameKindAt } from '../names/nameKinds.ts';
import type { Offer } from './offer.ts';
import { type Writing, writtenAt } from './place.ts';
import { siblingsOf } from './values.ts';

/** What an argument can be in a call, or in a rewrite, as the schema of its tool has it: one of a few words, or yes and no. */
export function argumentValueOffers({ named, cursor, place }: Writing): readonly Offer[] {
  if (cursor.kind !== 'value') return [];
  const taken = siblingsOf(named);
  return choicesFor(named)
    .filter((choice) => !taken.includes(choice))
    .map((choice) => ({ label: String(choice), kind: 'value', text: writtenAt(place, choice) }));
}

/** Each once, though several tools may have the argument. None where no argument is written. */
function choicesFor(named: NamePlace): readonly unknown[] {
  const { kind, path } = named;
  const args = path.indexOf('args');
  if (args < 0 || nameKindAt(kind, 'key', path.slice(0, args + 1)) !== 'argument') return [];
  const tools = toolsOfCall(named, path.slice(0, args));
  const shapes = tools.map(({ inputSchema }) => shapeAt(shapeOfSchema(inputSchema), path.slice(args + 1)));
  return [...new Set(shapes.flatMap(choicesOf))];
}

const shapeAt = (shape: CelShape, path: Path): CelShape | undefined =>
  path.reduce<CelShape | undefined>(
    (of, step) => (typeof step === 'number' ? of?.item : of?.fields?.get(step)?.shape),
    shape,
  );

const choicesOf = (shape: CelShape | undefined): readonly unknown[] =>
  shape?.choices ?? (shape?.kind === 'bool' ? [true, false] : []);
