import type { DetectorCondition, DetectorName } from '../../policy/policy.ts';
import type { CompileContext } from '../compileContext.ts';
import { type Evaluate, type Match, notMatched } from '../outcome.ts';
import { conformsTo } from './conformsTo.ts';
import { contains } from './contains.ts';
import type { MakeDetector } from './detector.ts';
import { injection } from './injection.ts';
import { longerThan } from './longerThan.ts';
import { matches } from './matches.ts';
import { pii } from './pii.ts';
import { secrets } from './secrets.ts';
import { urls } from './urls.ts';

const detectors = {
  matches,
  contains,
  longer_than: longerThan,
  pii,
  secrets,
  urls,
  injection,
  conforms_to: conformsTo,
} satisfies Record<DetectorName, MakeDetector>;

/** A detector as a condition: it holds where it finds something in one of the subject's texts. */
export function compileDetector(condition: DetectorCondition, context: CompileContext): Evaluate {
  const find = detectors[condition.name](condition, context);
  if (!find) return () => ({ kind: 'error', message: `\`${condition.name}\` could not be set up` });
  return ({ texts }) => {
    const found: Match[] = [];
    for (const { on, text } of texts) for (const finding of find(text)) found.push({ ...finding, on });
    return found.length > 0 ? { kind: 'matched', matches: found } : notMatched;
  };
}
