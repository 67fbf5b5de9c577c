import type { ShapeError, Validator } from '#schemas/generated/validators.js';
import { policy, run, settings, suite } from '#schemas/generated/validators.js';
import type { Diagnostic } from './diagnostic.ts';
import { findNode, type Path, pathOfPointer, valueAt } from './nodes.ts';
import { hasSyntaxErrors, type ParsedDocument } from './parseDocument.ts';
import type { FileKind } from './schemas.ts';
import { describeShapeError } from './shapeMessages.ts';

/** What the JSON Schema of its kind finds wrong with a document, and where. */
export interface Shape {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether nothing is wrong with the value at a path, or in it: what stands there has the schema's type. */
  isSound(path: Path): boolean;
}

const validators: Readonly<Record<FileKind, Validator>> = { policy, suite, settings, run };

/** Checks a document against the schema of its kind. All findings at once, each at its token. */
export function checkShape(document: ParsedDocument, kind: FileKind): Shape {
  // Beyond the limits there is no value, and what is wrong is said already.
  if (document.value === undefined) return { diagnostics: [], isSound: () => false };
  const validate = validators[kind];
  const errors = validate(document.value) ? [] : mostTelling(document, validate.errors ?? []);
  const broken = new Set(errors.flatMap(({ instancePath }) => prefixes(instancePath)));
  const isBroken = hasSyntaxErrors(document);
  return {
    diagnostics: errors
      .filter((error) => !(isBroken && isConsequence(document, error)))
      .map((error) => describeShapeError(document, kind, error)),
    isSound: (path) => broken.size === 0 || !broken.has(path.map((step) => `/${escapeStep(step)}`).join('')),
  };
}

/** Whether an error is but a consequence of broken syntax: something is not there yet, or was misread. */
function isConsequence(document: ParsedDocument, { keyword, instancePath }: ShapeError): boolean {
  if (['required', 'minLength', 'minItems', 'minProperties'].includes(keyword)) return true;
  if (keyword !== 'type') return false;
  const path = pathOfPointer(document, instancePath);
  const { start, end } = findNode(document, path)?.node ?? { start: 0, end: 0 };
  const isMisread = document.diagnostics.some(({ location: { range } }) => start <= range.start && range.start <= end);
  return isMisread || (valueAt(document.value, path) ?? null) === null;
}

/** Of `/a/b`: the empty pointer, `/a` and `/a/b`. */
const prefixes = (pointer: string): readonly string[] =>
  pointer.split('/').map((_, index, steps) => steps.slice(0, index + 1).join('/'));

const escapeStep = (step: string | number): string => String(step).replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Of the errors of alternatives (`anyOf`), those that belong to the alternative that was meant.
 * An alternative that fails at a deeper place, or by more than its type, was meant; the others only say "not this type".
 */
function mostTelling(document: ParsedDocument, errors: readonly ShapeError[]): readonly ShapeError[] {
  const choices = new Map(errors.filter(isChoice).map((choice) => [choice.instancePath, choice]));
  const choiceOf = (error: ShapeError): ShapeError | undefined =>
    prefixes(error.instancePath)
      .map((pointer) => choices.get(pointer))
      .find((choice) => choice && isBranchOf(error, choice));
  const isTelling = (error: ShapeError): boolean =>
    isSpecific(error, choiceOf(error)) || (choiceOf(error) !== undefined && isNearMiss(document, error));
  const meant = new Set(errors.filter(isTelling).map(choiceOf));
  return errors.filter((error) => {
    if (isChoice(error)) return !meant.has(error);
    return !isImplied(error) && (!choiceOf(error) || isTelling(error));
  });
}

const isChoice = ({ keyword }: ShapeError): boolean => keyword === 'anyOf';

const isBranchOf = (error: ShapeError, choice: ShapeError): boolean =>
  error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`);

const isSpecific = (error: ShapeError, choice: ShapeError | undefined): boolean =>
  choice !== undefined &&
  (error.instancePath !== choice.instancePath || !['const', 'type', 'enum'].includes(error.keyword));

/** A text where one of some texts may stand: that alternative was meant. */
const isNearMiss = (document: ParsedDocument, { keyword, instancePath, params }: ShapeError): boolean =>
  keyword === 'enum' &&
  Array.isArray(params.allowedValues) &&
  params.allowedValues.some((allowed) => typeof allowed === 'string') &&
  typeof valueAt(document.value, pathOfPointer(document, instancePath)) === 'string';

/** What ajv says once more: that an `if` led to a failed `then`, and why a name of a property does not do. */
const isImplied = ({ keyword, schemaPath }: ShapeError): boolean =>
  keyword === 'if' || schemaPath.includes('/propertyNames/');
