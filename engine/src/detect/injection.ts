// PLACEHOLDER by the lead so that others can import; the detector's author replaces this file.
import type { Finding } from './finding.ts';

export const findInjection = (text: string): Finding[] => {
  const match = /ignore (?:all )?(?:previous|prior) instructions/i.exec(text);
  return match ? [{ start: match.index, end: match.index + match[0].length, label: 'INJECTION' }] : [];
};
