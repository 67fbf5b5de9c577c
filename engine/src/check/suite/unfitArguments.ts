import { type CompiledSchema, compileJsonSchema, type SchemaFault } from '../../compile/jsonSchema.ts';
import type { Location } from '../../document/diagnostic.ts';
import { findNode, locate, type Path, valueAt } from '../../document/nodes.ts';
import type { ParsedDocument } from '../../document/parseDocument.ts';
import { findCallParts } from '../../exchange/callShapes.ts';
import type { ToolDefinition } from '../../exchange/exchange.ts';
import { asFields } from '../../exchange/json.ts';
import { shouldOf } from '../../run/expectation.ts';
import type { Case } from '../../suite/suite.ts';
import type { CaseCheck, RowCheck, SuiteContext } from '../check.ts';
import { callsPlace } from './rowPlaces.ts';

/**
 * A recorded call of a legitimate request whose arguments its tool would refuse. In attacks, and where the call is to be
 * held, odd arguments are what is tested.
 */
export const unfitArguments: CaseCheck = (context) => {
  const { document, policy } = context;
  const unfitCalls = callFaults(context);
  return (testCase) => {
    const { path } = testCase;
    if (!path) return [];
    return unfitCalls(testCase).map(({ index, fault, message }) => {
      const location = placeOf(document, [...path, 'recorded', 'calls', index], fault);
      const related = policy?.tools && [{ location: policy.tools.at, message: 'the tools' }];
      return { code: 'unfit-arguments', level: 'warning', message, location, related };
    });
  };
};

/** The same of a row. */
export const unfitRowArguments: RowCheck = (context) => {
  const unfitCalls = callFaults(context);
  return (row) => {
    const [first] = unfitCalls(row);
    return first ? [{ row, code: 'unfit-arguments', level: 'warning', message: first.message, at: callsPlace }] : [];
  };
};

/** A recorded call that its tool would refuse. */
interface CallFault {
  /** Among the calls of the case. */
  readonly index: number;
  readonly fault: SchemaFault;
  readonly message: string;
}

function callFaults({ policy }: SuiteContext): (testCase: Case) => readonly CallFault[] {
  const tools = new Map(policy?.tools?.tools.map((tool) => [tool.name, tool]));
  return (testCase) => {
    const { recorded } = testCase;
    if (!recorded || recorded.calls.length === 0 || shouldOf(testCase) !== 'pass') return [];
    return recorded.calls.flatMap(({ tool: name, args, problem: unreadable }, index) => {
      const tool = tools.get(name);
      const schema = tool && !unreadable ? schemaOf(tool) : undefined;
      const fault = schema?.kind === 'schema' ? schema.fault(args) : undefined;
      if (!fault) return [];
      const message = `\`${name}\` does not take these arguments: ${inOurWords(fault.message)}`;
      return [{ index, fault, message }];
    });
  };
}

/** A tool's schema is compiled once, however often its suite is edited, and however many policies have its file. */
const schemas = new WeakMap<ToolDefinition['inputSchema'], CompiledSchema>();

function schemaOf({ inputSchema }: ToolDefinition): CompiledSchema {
  const schema = schemas.get(inputSchema) ?? compileJsonSchema(withNullTypes(inputSchema));
  schemas.set(inputSchema, schema);
  return schema;
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type `null`, and tools that are made from it have kept it. */
function withNullTypes<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withNullTypes) as T;
  if (schema === null || typeof schema !== 'object') return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, withNullTypes(value)]);
  const { type, nullable } = schema as Readonly<Record<string, unknown>>;
  const isNullable = nullable === true && typeof type === 'string';
  return { ...Object.fromEntries(entries), ...(isNullable && { type: [type, 'null'] }) } as T;
}

/** The value that is at fault; the tool's name where it is the arguments as a whole, or JSON text. */
function placeOf(document: ParsedDocument, call: Path, { pointer }: SchemaFault): Location {
  const parts = findCallParts(asFields(valueAt(document.value, call)) ?? {});
  const way = pointer.split('/').slice(1).map(plainStep);
  const place = [...call, ...(parts?.argsPath ?? []), ...way];
  const isWritten = way.length > 0 && findNode(document, place) !== undefined;
  return locate(document, isWritten ? place : [...call, ...(parts?.toolPath ?? [])]);
}

const plainStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** `The required property `amount` is missing at `#``, `Expected `1` (number) in `#/order` to be of type `string`` */
const inOurWords = (message: string): string =>
  (message.charAt(0).toLowerCase() + message.slice(1))
    .replace(/ (?:at|in) `#`/, '')
    .replace('`#/', '`')
    .replace('`` (null)', '`null`');
