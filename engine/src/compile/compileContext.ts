import type { Diagnostic } from '../document/diagnostic.ts';

/** Where compiling puts what it finds. */
export interface CompileContext {
  report(diagnostic: Diagnostic): void;
}
