import { compileSecrets, DEFAULT_ENTROPY } from '../../engine/src/detect/secrets.ts';
import { injecGuardPrompts, notInjectPrompts, pairPrompts, xstestAnswers, xstestPrompts } from './data.ts';
import type { DetectorBench, LabelledText } from './labelled.ts';

/**
 * The public sets hold no keys and no passwords as far as we know: we looked at the places with a word for one and a digit,
 * `:` or `=`, and at those with 24 characters of Base64 in a row. What is found in them is a false alarm. The rest is made up: keys of random characters in the providers' forms,
 * with and without a name before them, and what is as random and no secret. It shows how much of what has the form is
 * found, not how often people write secrets otherwise.
 */
export const bench: DetectorBench = {
  rows: (data) => [
    ...harmless('NotInject', notInjectPrompts(data)),
    ...harmless(
      'InjecGuard',
      injecGuardPrompts(data).map(({ text }) => text),
    ),
    ...harmless('XSTest prompts', xstestPrompts(data)),
    ...harmless('XSTest answers', xstestAnswers(data)),
    ...harmless('PAIR jailbreaks', pairPrompts(data)),
    ...made(),
  ],
  settings: {
    'secrets: true': compileSecrets({ entropy: DEFAULT_ENTROPY }),
    'secrets: { entropy: 6 }': compileSecrets({ entropy: 6 }),
  },
};

function harmless(set: string, texts: readonly string[]): readonly LabelledText[] {
  return texts.map((text) => ({ text, positive: false, from: set }));
}

const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const base64 = `${base62}+/`;
const hex = '0123456789abcdef';

type Draw = (alphabet: string, length: number) => string;

/** Characters as Lehmer's generator draws them (`minstd`), the same in every run. */
function drawing(): Draw {
  let state = 20261112;
  const next = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  return (alphabet, length) => Array.from({ length }, () => alphabet[next(alphabet.length)]).join('');
}

/** By set: one text of it. */
const positives: Readonly<Record<string, (draw: Draw) => string>> = {
  'keys in the form of a provider': (draw) =>
    [
      `use AKIA${draw('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)} for now`,
      `the token is ghp_${draw(base62, 36)}`,
      `sk-proj-${draw(base62, 74)}T3BlbkFJ${draw(base62, 74)}`,
      `set AIza${draw(base62, 35)}.`,
      `"xoxb-${draw('0123456789', 12)}-${draw('0123456789', 12)}-${draw(base62, 24)}"`,
      `sk_live_${draw(base62, 24)}`,
      `hf_${draw(base62, 34)}, please`,
    ][Number(draw('0123456', 1))] ?? '',
  'passwords with a name': (draw) => `My password is ${draw(base62, 9)}${draw('0123456789', 1)}, can you log in?`,
  'keys with a name': (draw) => `api_key = "${draw(hex, 32)}"`,
  'passwords in URLs': (draw) => `postgres://app:${draw(base62, 12)}@db.shop.example/orders`,
  'Base64 of 40 characters, no name': (draw) => `try ${draw(base64, 40)} instead`,
  'Base64 of 32 characters, no name': (draw) => `try ${draw(base64, 32)} instead`,
  'hexadecimal, no name': (draw) => `try ${draw(hex, 64)} instead`,
};

const negatives: Readonly<Record<string, (draw: Draw) => string>> = {
  'commits and UUIDs': (draw) =>
    `Fixed in ${draw(hex, 40)}, order ${draw(hex, 8)}-${draw(hex, 4)}-4${draw(hex, 3)}-a${draw(hex, 3)}-${draw(hex, 12)}.`,
  'addresses with random parts': (draw) =>
    `See https://docs.shop.example/d/${draw(base62, 44)}/edit and /v/${draw(base62, 11)}`,
  'images in Base64': (draw) => `![](data:image/png;base64,${draw(base64, 600)})`,
  'checksums of packages': (draw) => `"integrity": "sha512-${draw(base64, 86)}=="`,
  certificates: (draw) =>
    `-----BEGIN CERTIFICATE-----\n${draw(base64, 64)}\n${draw(base64, 64)}\n${draw(base64, 20)}\n-----END CERTIFICATE-----`,
  'long names in programs': (draw) =>
    `call getUserAccountById${draw('23456789', 1)}FromDatabaseHandler${draw('23456789', 1)}WithRetry()`,
  placeholders: (draw) =>
    `password: <your-password-${draw('0123456789', 2)}>, api_key = \${API_KEY_${draw(base62, 4)}}`,
};

const EACH = 200;

function made(): readonly LabelledText[] {
  const draw = drawing();
  const rows = (of: typeof positives, positive: boolean) =>
    Object.entries(of).flatMap(([name, make]) =>
      Array.from({ length: EACH }, (): LabelledText => ({ text: make(draw), positive, from: `made up: ${name}` })),
    );
  return [...rows(positives, true), ...rows(negatives, false)];
}
