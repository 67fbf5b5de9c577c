import type { Range } from '#engine/document/diagnostic.ts';
import { rangeIn } from '../../lsp/convert.ts';
import { type CelAt, celAt } from '../cel/celAt.ts';
import { type CelName, celNames } from '../cel/celNames.ts';
import { type CelPlace, celPlaceAt } from '../cel/celPlace.ts';
import { celVariables } from '../cel/celVariables.ts';
import { sessionsFor } from '../cel/suiteSessions.ts';
import type { Cursor } from '../cursor/cursor.ts';
import type { NamePlace } from '../names/declarations.ts';
import { literally, type Offer, type OfferKind, type Replaced } from './offer.ts';

export interface CelAsked {
  readonly named: NamePlace;
  /** Undefined in running text, which an expression of several lines is too. */
  readonly cursor: Cursor | undefined;
  readonly offset: number;
  /** The paths of all suites: what their sessions hold, expressions can read. */
  readonly suites: readonly string[];
  /** Whether somebody asked for it, and did not just type a character. */
  readonly isInvoked: boolean;
}

/** What an expression at the cursor may go on with. */
export function celOffers({ named, cursor, offset, suites, isInvoked }: CelAsked): readonly Offer[] {
  const cel = celAt(named, cursor, offset);
  if (!cel) return [];
  const sessions = sessionsFor(named.store, named.document.path, suites);
  const place = celPlaceAt(cel.before, celVariables(cel.place, sessions));
  // Whoever types a space behind an operand may be done.
  if (!place || (place.kind === 'operator' && !isInvoked)) return [];
  // In the indentation of a line, what is written begins only behind the cursor.
  if (cel.source({ start: place.start, end: cel.before.length }).start > offset) return [];
  const written = { cel, place, replaced: replacedAt(named, cel, place), space: spaceBefore(named, cursor, offset) };
  return celNames(place).map((name) => offerOf(name, written));
}

/** A colon has a space behind it. */
const spaceBefore = ({ document }: NamePlace, cursor: Cursor | undefined, offset: number): string =>
  cursor?.start === offset && document.text[offset - 1] === ':' ? ' ' : '';

function replacedAt({ store, document }: NamePlace, cel: CelAt, { start }: CelPlace): Replaced {
  const lines = store.lines(document.path);
  const end = cel.before.length;
  const range = (more: number): Range => cel.source({ start, end: end + more });
  return { insert: rangeIn(lines, range(0)), replace: rangeIn(lines, range(/^\w*/.exec(cel.after)?.[0].length ?? 0)) };
}

interface Written {
  readonly cel: CelAt;
  readonly place: CelPlace;
  readonly replaced: Replaced;
  readonly space: string;
}

const kinds = {
  variable: 'variable',
  field: 'field',
  function: 'function',
  literal: 'value',
  operator: 'operator',
  text: 'value',
} as const satisfies Record<CelName['kind'], OfferKind>;

function offerOf(name: CelName, { cel, place, replaced, space }: Written): Offer {
  const { detail, description, hasFields } = name;
  return {
    label: name.name,
    kind: kinds[name.kind],
    detail,
    description,
    ...textOf(name, cel, place, space),
    replaced,
    ...(hasFields && { commits: ['.'] }),
  };
}

function textOf(
  { kind, name, inner }: CelName,
  cel: CelAt,
  place: CelPlace,
  space: string,
): Pick<Offer, 'text' | 'isSnippet'> {
  if (kind === 'literal') return { text: `${space}${quotedFor(cel, name)}` };
  if (kind === 'text') return { text: place.kind === 'text' ? inQuotes(cel, name, place.quote) : name };
  if (kind !== 'function' || /^\w*\(/.test(cel.after)) return { text: `${space}${name}` };
  return inner === ''
    ? { text: `${space}${name}()` }
    : { text: `${space}${literally(name)}(${inner})`, isSnippet: true };
}

/** A text literal within a text of the file that has double quotes gets single ones. */
function quotedFor({ style }: CelAt, literal: string): string {
  if (style !== 'double' || !literal.startsWith('"')) return literal;
  return `'${(JSON.parse(literal) as string).replaceAll(/['\\]/g, '\\\\$&')}'`;
}

/** A text that is begun gets its other quote, unless it stands there. */
function inQuotes({ after, style }: CelAt, text: string, quote: string): string {
  const closing = style === 'double' && quote === '"' ? '\\"' : quote;
  return /^\w*["']/.test(after) ? text : `${text}${closing}`;
}
