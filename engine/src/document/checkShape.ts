import type { ShapeError, Validator } from '#schemas/generated/validators.js';
import { policy, run, settings, suite } from '#schemas/generated/validators.js';
import type { Diagnostic } from './diagnostic.ts';
import { hasSyntaxErrors, type ParsedDocument } from './parseDocument.ts';
import type { FileKind } from './schemas.ts';
import { describeShapeError } from './shapeMessages.ts';

/** What the JSON Schema of its kind finds wrong with a document, and where. */
export interface Shape {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether nothing is wrong at or below a place, given as a JSON Pointer: what stands there has the schema's type. */
  isSound(pointer: string): boolean;
}

const validators: Readonly<Record<FileKind, Validator>> = { policy, suite, settings, run };

/** Checks a document against the schema of its kind. All findings at once, each at its token. */
export function checkShape(document: ParsedDocument, kind: FileKind): Shape {
  const validate = validators[kind];
  const errors = validate(document.value) ? [] : mostTelling(validate.errors ?? []);
  const isBroken = hasSyntaxErrors(document);
  return {
    diagnostics: errors
      .filter((error) => !(isBroken && error.keyword === 'required'))
      .map((error) => describeShapeError(document, kind, error)),
    isSound: (pointer) =>
      !errors.some(({ instancePath }) => instancePath === pointer || instancePath.startsWith(`${pointer}/`)),
  };
}

/**
 * Of the errors of alternatives (`anyOf`), those that belong to the alternative that was meant.
 * An alternative that fails at a deeper place, or by more than its type, was meant; the others only say "not this type".
 */
function mostTelling(errors: readonly ShapeError[]): readonly ShapeError[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf');
  return errors.filter((error) => {
    if (error.keyword === 'if') return false;
    const choice = choices.find((candidate) => isBranchOf(error, candidate));
    if (error.keyword === 'anyOf') return !errors.some((other) => isBranchOf(other, error) && isSpecific(other, error));
    return !choice || isSpecific(error, choice);
  });
}

const isBranchOf = (error: ShapeError, choice: ShapeError): boolean =>
  error !== choice &&
  error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
  error.instancePath.startsWith(choice.instancePath);

const isSpecific = (error: ShapeError, choice: ShapeError): boolean =>
  error.instancePath !== choice.instancePath || !['const', 'type', 'enum'].includes(error.keyword);
