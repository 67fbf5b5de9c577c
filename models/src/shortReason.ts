import { startOfCharacter } from './character.ts';

/** In UTF-16 code units: what a judge or a service says is shown beside the verdict, and is untrusted text. */
const LONGEST_REASON = 500;

export function shortReason(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, startOfCharacter(line, LONGEST_REASON))}…` : line;
}
