import { probes as isProbesFile } from '#schemas/generated/validators.js';
import { asFields, parseJson } from '../exchange/json.ts';
import type { Probe } from './probe.ts';

/** Where the probes of a project are kept, from its folder. */
export const probesPath = '.railwright/probes.json';

/** The version of the file that is written, and read. */
const version = 1;

/** The probes of a file; or why they cannot be read. Such a file is not to be written over. */
export type ProbesReading =
  | { readonly kind: 'probes'; readonly probes: readonly Probe[] }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Reads a file of probes. An empty text has none. Never throws. */
export function readProbes(text: string): ProbesReading {
  if (text.trim() === '') return { kind: 'probes', probes: [] };
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if ('message' in parsed) return unreadable(`\`${probesPath}\` is ${parsed.message}`);
  const found = asFields(parsed.value)?.version;
  if (typeof found === 'number' && found !== version)
    return unreadable(
      `\`${probesPath}\` is of version ${found}, and this version of Railwright reads version ${version}: ${found > version ? 'update Railwright' : 'remove the file, and pin the probes anew'}`,
    );
  if (!isProbesFile(parsed.value))
    return unreadable(`\`${probesPath}\` is no file of probes (at \`${placeOfFault()}\`)`);
  const { probes } = parsed.value as { readonly probes: readonly Probe[] }; // the validator has just checked it
  const twice = probes.find(({ id }, index) => probes.findIndex((each) => each.id === id) < index);
  return twice
    ? unreadable(`\`${probesPath}\` has two probes with the id \`${twice.id}\``)
    : { kind: 'probes', probes };
}

const unreadable = (message: string): ProbesReading => ({ kind: 'unreadable', message });

const placeOfFault = (): string => isProbesFile.errors?.[0]?.instancePath || '/';

/** The text of a file with these probes. */
export const writeProbes = (probes: readonly Probe[]): string => `${JSON.stringify({ version, probes }, null, 2)}\n`;
