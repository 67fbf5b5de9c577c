import type { Hiding } from './hiding.ts';
import { payloadOf } from './payload.ts';
import type { Change } from './view.ts';

/**
 * The characters of a text that do not show, left out; those that spell a message of their own (tag characters, runs of
 * variation selectors) become that message. Time linear in the text.
 */
export function readInvisible(text: string): Change[] {
  if (!unseen.test(text)) return [];
  return [...text.matchAll(runs)].flatMap((match) => changesOf(match, text));
}

/** The same, but messages are left out too: they may stand in the middle of a word. */
export function dropInvisible(text: string): Change[] {
  if (!message.test(text)) return [];
  return [...text.matchAll(runs)].map(({ 0: run, index }) => leaveOut(run, index, kindOf(run)));
}

const classes = {
  zero_width:
    '[\\0-\\x08\\x0e-\\x1f\\x7f\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200d\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]',
  bidi: '[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]',
  tag: '[\\u{e0000}-\\u{e007f}]',
  variation: '[\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
} satisfies Partial<Record<Hiding, string>>;

type Kind = keyof typeof classes;

const message = new RegExp(`${classes.tag}|${classes.variation}`, 'u');
const unseen = new RegExp(Object.values(classes).join('|'), 'u');
/** Of one kind each; but tag characters are one message whatever stands between them that does not show either. */
const runs = new RegExp(
  `${classes.tag}+(?:${classes.zero_width}*${classes.tag}+)*|${classes.zero_width}+|${classes.bidi}+|${classes.variation}+`,
  'gu',
);

const tests = Object.entries(classes).map(
  ([kind, characters]) => [kind as Kind, new RegExp(`^${characters}`, 'u')] as const,
);

function kindOf(run: string): Kind {
  return tests.find(([, test]) => test.test(run))?.[0] ?? 'zero_width';
}

function changesOf({ 0: run, index }: RegExpExecArray, text: string): readonly Change[] {
  const kind = kindOf(run);
  const before = text.slice(Math.max(0, index - 2), index);
  if (isShown(kind, run, before, text.slice(index + run.length, index + run.length + 2))) return [];
  return payloadOf(kind, run, index) ?? [leaveOut(run, index, kind)];
}

const leaveOut = (run: string, start: number, hiding: Kind): Change => ({
  start,
  end: start + run.length,
  shown: '',
  hiding,
});

/** Whether such characters change how their neighbours look: in emoji, and in scripts that join their letters. */
function isShown(kind: Kind, run: string, before: string, after: string): boolean {
  switch (kind) {
    case 'zero_width':
      return /^[\u200c\u200d]$/.test(run) && (joins.test(before) || /^\p{Emoji_Presentation}|^[☀-➿]/u.test(after));
    case 'variation':
      return (
        (/^\p{M}$/u.test(run) && !/[A-Za-z\p{sc=Cyrl}\p{sc=Grek}]$|\d$/u.test(before)) || after.startsWith('\u20e3')
      );
    case 'tag':
      return before === '🏴' && /^[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}$/u.test(run);
    case 'bidi':
      return false;
  }
}

/** An emoji, its modifier or selector before a joiner, or a letter of a script in which joiners are spelling. */
const joins = new RegExp(
  [
    /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u,
    /\p{sc=Arab}|\p{sc=Syrc}|\p{sc=Mong}|\p{sc=Deva}|\p{sc=Beng}|\p{sc=Guru}|\p{sc=Gujr}|\p{sc=Orya}|\p{sc=Taml}/u,
    /\p{sc=Telu}|\p{sc=Knda}|\p{sc=Mlym}|\p{sc=Sinh}|\p{sc=Khmr}|\p{sc=Mymr}|\p{sc=Tibt}/u,
  ]
    .map(({ source }) => `(?:${source})$`)
    .join('|'),
  'u',
);
