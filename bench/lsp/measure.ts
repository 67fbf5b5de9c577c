import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Client, startServer } from './client.ts';

/** What an author waits for, in milliseconds; `megabytes` is the most memory that the server has had. */
export interface Waits {
  /** From the start of the process to the first diagnostics. */
  readonly start: number;
  /** To the first diagnostics of a file that is opened. */
  readonly open: number;
  /** To the last of them: a server may tell what it knows at once before it knows all. */
  readonly openAll: number;
  readonly edit: number;
  readonly editP95: number;
  readonly hoverP95: number;
  readonly completionP95: number;
  readonly megabytes: number;
  readonly findings: number;
}

export interface Side {
  readonly command: readonly string[];
  readonly languageId: string;
  configure(section: string): unknown;
}

/** Who says nothing for so long, in milliseconds, has said all. */
const silence = 1000;

/** Opens a file, and types in the middle of it: each keystroke turns a comment on or off at the end of a line. */
export async function measure(side: Side, file: string, edits: number): Promise<Waits> {
  const started = performance.now();
  const client = await startServer(side.command, dirname(file), side.configure);
  try {
    const uri = pathToFileURL(file).href;
    const text = readFileSync(file, 'utf8');
    const opened = performance.now();
    const first = client.nextDiagnostics(uri);
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: side.languageId, version: 1, text } });
    let findings = await first;
    const shown = performance.now();
    let shownAll = shown;
    for (;;) {
      const more = await Promise.race([client.nextDiagnostics(uri), sleep(silence)]);
      if (more === undefined) break;
      [findings, shownAll] = [more, performance.now()];
    }
    const middle = Math.floor(text.split('\n').length / 2);
    const times: number[] = [];
    for (let i = 0; i < edits; i++) {
      await sleep(120);
      const next = client.nextDiagnostics(uri);
      const typed = performance.now();
      type(client, uri, { line: middle + (i % 7), version: i + 2, text: i % 2 ? ' ' : ' #x' });
      findings = await next;
      times.push(performance.now() - typed);
    }
    const ask = (method: string) => askOften(client, method, uri, middle);
    return {
      start: shown - started,
      open: shown - opened,
      openAll: shownAll - opened,
      edit: atShare(times, 0.5),
      editP95: atShare(times, 0.95),
      hoverP95: atShare(await ask('textDocument/hover'), 0.95),
      completionP95: atShare(await ask('textDocument/completion'), 0.95),
      megabytes: client.peakMegabytes(),
      findings,
    };
  } finally {
    client.stop();
  }
}

interface Keystroke {
  readonly line: number;
  readonly version: number;
  readonly text: string;
}

function type(client: Client, uri: string, { line, version, text }: Keystroke): void {
  const end = { line, character: 1_000_000 };
  const contentChanges = [{ range: { start: end, end }, text }];
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
}

/** Asked all over the six lines of a case, behind their indentation. */
async function askOften(client: Client, method: string, uri: string, line: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    const asked = performance.now();
    await client.request(method, {
      textDocument: { uri },
      position: { line: line + (i % 6), character: 4 + (i % 20) },
    });
    times.push(performance.now() - asked);
  }
  return times;
}

export const atShare = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
