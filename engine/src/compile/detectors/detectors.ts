import type { DetectorCondition, TextDetectorName } from '../../policy/policy.ts';
import type { CompileContext } from '../compileContext.ts';
import { type Evaluate, type FindInText, failed, type Match, notMatched } from '../outcome.ts';
import { conformsTo } from './conformsTo.ts';
import { contains } from './contains.ts';
import type { MakeDetector, Sight } from './detector.ts';
import { encoded } from './encoded.ts';
import { findIn } from './findIn.ts';
import { injection } from './injection.ts';
import { leaks } from './leaks.ts';
import { longerThan } from './longerThan.ts';
import { matches } from './matches.ts';
import { pii } from './pii.ts';
import { secrets } from './secrets.ts';
import { urls } from './urls.ts';

interface TextDetector {
  readonly make: MakeDetector;
  readonly sees: Sight;
}

/** ROT13, leetspeak and the like are read as words only: what they make of numbers and names would be a guess. */
const detectors = {
  matches: { make: matches, sees: 'words' },
  contains: { make: contains, sees: 'words' },
  longer_than: { make: longerThan, sees: 'raw' },
  pii: { make: pii, sees: 'decoded' },
  secrets: { make: secrets, sees: 'decoded' },
  urls: { make: urls, sees: 'decoded' },
  injection: { make: injection, sees: 'words' },
  leaks: { make: leaks, sees: 'words' },
  encoded: { make: encoded, sees: 'raw' },
  conforms_to: { make: conformsTo, sees: 'raw' },
} satisfies Record<TextDetectorName, TextDetector>;

/**
 * A detector with its options; without `find` where they do not work. Where a finding leads to a milder verdict, only what
 * everybody sees counts: a text that hides the right words would else be let through for them.
 */
export function makeDetector(
  name: TextDetectorName,
  condition: DetectorCondition,
  context: CompileContext,
): { readonly find: FindInText | undefined; readonly sees: Sight } {
  const { make, sees } = detectors[name];
  const find = context.detectors
    ? context.detectors.find(condition, () => make(condition, context))
    : make(condition, context);
  return { find, sees: condition.towards === 'milder' ? 'raw' : sees };
}

/** A detector as a condition: it holds where it finds something in one of the subject's texts. */
export function compileDetector(
  name: TextDetectorName,
  condition: DetectorCondition,
  context: CompileContext,
): Evaluate {
  const { find, sees } = makeDetector(name, condition, context);
  if (!find) return () => failed('not_compiled', `\`${name}\` could not be set up`);
  return ({ texts, exchange }) => {
    // Most rules find nothing in most texts.
    let matches: Match[] | undefined;
    for (const part of texts()) {
      for (const finding of findIn(part, sees, find, exchange)) {
        matches ??= [];
        // A pattern may match nothing at a place (`^`): it holds, and there is nothing to mark.
        if (finding.start < finding.end) matches.push({ ...finding, on: part.on });
      }
    }
    return matches ? { kind: 'matched', matches } : notMatched;
  };
}
