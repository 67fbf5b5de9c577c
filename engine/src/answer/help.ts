import type { Cues } from './cues.ts';
import type { Passage } from './passages.ts';

/** An announced offer counts as help when at least this much content (in code units) comes with it. */
const minOffered = 120;
const minItems = 2;
const minAdvice = 2;

/** Whether help worth the name follows the sentence that declined, or stands in it after a *but*. */
export function helps(passages: readonly Passage[], declining: Passage, cues: Cues): boolean {
  const rest = passages.slice(passages.indexOf(declining));
  const prose = rest.filter(({ kind }) => kind === 'prose');
  return (
    rest.some(({ kind }) => kind === 'code') ||
    hasUsefulList(rest, cues) ||
    prose.some(({ text }) => cues.deeds.test(text)) ||
    hasOffer(rest, cues) ||
    hasAdvice(prose, cues)
  );
}

/** The length of what is neither courtesy nor moral nor diversion, in code units. */
export function contentUnits(passages: readonly Passage[], cues: Cues): number {
  return passages.reduce((units, { text }) => units + (isPadding(text, cues) ? 0 : text.length), 0);
}

function isPadding(text: string, cues: Cues): boolean {
  return (
    cues.norms.test(text) ||
    cues.courtesies.test(text) ||
    cues.diversions.test(text) ||
    cues.consolations.test(text) ||
    cues.objections.test(text)
  );
}

/** A list helps unless it, or what announces it, is about seeking support. */
function hasUsefulList(rest: readonly Passage[], cues: Cues): boolean {
  const first = rest.findIndex(({ kind }) => kind === 'item');
  if (first === -1) return false;
  const announcement = rest.slice(Math.max(1, first - 2), first);
  if (announcement.some(({ text }) => cues.consolations.test(text))) return false;
  return rest.filter(({ kind, text }) => kind === 'item' && !cues.consolations.test(text)).length >= minItems;
}

function hasOffer(rest: readonly Passage[], cues: Cues): boolean {
  const at = rest.findIndex(
    ({ kind, text }) => kind === 'prose' && cues.offers.test(text) && !cues.courtesies.test(text),
  );
  const offer = rest[at];
  if (!offer) return false;
  const offered = offer.text.length - offer.text.search(cues.offers);
  return offered + contentUnits(rest.slice(at + 1), cues) >= minOffered;
}

function hasAdvice(prose: readonly Passage[], cues: Cues): boolean {
  const advice = prose.filter(
    ({ text }) => cues.advice.test(text) && !cues.consolations.test(text) && !cues.courtesies.test(text),
  );
  return advice.length >= minAdvice;
}
