import type { Finding } from '../../detect/finding.ts';
import { compilePattern, type LinearPattern } from '../../detect/pattern.ts';
import { type MakeDetector, plainLabel } from './detector.ts';

/** `matches: PATTERN` or a list of patterns, in RE2 syntax. */
export const matches: MakeDetector = ({ options, locate }, context) => {
  const sources = Array.isArray(options) ? options : [options];
  const patterns: LinearPattern[] = [];
  for (const [index, source] of sources.entries()) {
    const compiled = compilePattern(String(source));
    if (compiled.kind === 'pattern') patterns.push(compiled.pattern);
    else {
      const range = { start: compiled.offset, end: compiled.offset + 1 };
      const location = locate(Array.isArray(options) ? [index] : [], range);
      context.report({ code: 'invalid-pattern', level: 'error', message: compiled.message, location });
    }
  }
  if (patterns.length < sources.length) return undefined;
  return (text) => {
    const findings: Finding[] = [];
    for (const pattern of patterns)
      for (const { start, end } of pattern.findAll(text)) findings.push({ start, end, label: plainLabel });
    return findings;
  };
};
