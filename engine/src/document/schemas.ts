import policy from '#schemas/policy.schema.json' with { type: 'json' };
import run from '#schemas/run.schema.json' with { type: 'json' };
import settings from '#schemas/settings.schema.json' with { type: 'json' };
import suite from '#schemas/suite.schema.json' with { type: 'json' };

/** The part of JSON Schema that the project's own schemas use. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $comment?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly then?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

export type FileKind = 'policy' | 'suite' | 'settings' | 'run';

/** The JSON Schema of each kind of file: the source of its shape, hover and completion. */
export const schemas: Readonly<Record<FileKind, Schema>> = { policy, suite, settings, run } as Readonly<
  Record<FileKind, Schema>
>;

/** The schema that a reference (`#/$defs/id`, `suite.schema.json#/$defs/field`) leads to, seen from a file's schema. */
export function followReference(reference: string, from: Schema): { schema: Schema; root: Schema } | undefined {
  const [file = '', pointer = ''] = reference.split('#');
  const root = file === '' ? from : Object.values(schemas).find((schema) => schema.$id?.endsWith(`/${file}`));
  let node: unknown = root;
  for (const step of pointer.split('/').slice(1))
    node = (node as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return root && node ? { schema: node as Schema, root } : undefined;
}
