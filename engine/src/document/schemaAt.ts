import type { Path } from './nodes.ts';
import { type FileKind, followReference, type Schema, schemas } from './schemas.ts';

interface Place {
  readonly schema: Schema;
  readonly root: Schema;
}

/** The schemas that describe the value at a path: several where a value may have several shapes. */
export function schemasAt(kind: FileKind, path: Path): readonly Schema[] {
  let places = expand({ schema: schemas[kind], root: schemas[kind] });
  for (const step of path) places = places.flatMap((place) => stepInto(place, step)).flatMap(expand);
  return places.map(({ schema }) => schema);
}

/** The keys that a mapping at a path may have. */
export function propertiesAt(kind: FileKind, path: Path): ReadonlyMap<string, Schema> {
  const properties = new Map<string, Schema>();
  for (const schema of schemasAt(kind, path)) {
    for (const [name, property] of Object.entries(schema.properties ?? {}))
      if (!properties.has(name)) properties.set(name, property);
  }
  return properties;
}

/** A schema, with what it refers to and its alternatives. A reference's own title and description count first. */
function expand(place: Place): readonly Place[] {
  const { schema, root } = place;
  const target = schema.$ref === undefined ? undefined : followReference(schema.$ref, root);
  const referred = target ? expand({ schema: { ...target.schema, ...describedBy(schema) }, root: target.root }) : [];
  const alternatives = (schema.anyOf ?? []).flatMap((alternative) => expand({ schema: alternative, root }));
  const conditional = schema.then ? expand({ schema: schema.then, root }) : [];
  return target ? referred : [place, ...alternatives, ...conditional];
}

const describedBy = ({ title, description, examples }: Schema): Schema => ({
  ...(title !== undefined && { title }),
  ...(description !== undefined && { description }),
  ...(examples !== undefined && { examples }),
});

function stepInto({ schema, root }: Place, step: string | number): readonly Place[] {
  if (typeof step === 'number') return schema.items ? [{ schema: schema.items, root }] : [];
  const property = schema.properties?.[step];
  if (property) return [{ schema: property, root }];
  return typeof schema.additionalProperties === 'object' ? [{ schema: schema.additionalProperties, root }] : [];
}
