import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from '#engine/policy/policy.ts';
import { displayIn, policiesFolder } from './projectFolder.ts';
import { writeProblem, writeWhole } from './writeWhole.ts';

/** The texts that a policy was made of, or why they cannot be had. */
export type StoredPolicy =
  | { readonly kind: 'sources'; readonly sources: readonly PolicySource[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface PolicySource {
  /** Relative to the project, with forward slashes; a base may stand outside of it (`../shared/base.policy.yaml`). */
  readonly path: string;
  readonly text: string;
}

export type SavedPolicy =
  | { readonly kind: 'saved'; readonly sha256: string }
  | { readonly kind: 'unsaved'; readonly reason: string };

/**
 * Keeps the texts of a policy and of all that it draws on, so that a run's version can be brought back. The file is exactly
 * what is hashed for the run record (`hashSources`), and is named by that hash: the same version is written once, and a file
 * that was changed since shows.
 */
export async function savePolicy(project: string, sources: readonly Source[]): Promise<SavedPolicy> {
  const display = displayIn(project);
  const text = JSON.stringify(sources.map((source) => [display(source.path), source.text]));
  const sha256 = hashOf(text);
  try {
    const isKept = (await readPolicyTexts(project, sha256)).kind === 'sources';
    if (!isKept) await writeWhole(pathOf(project, sha256), text);
    return { kind: 'saved', sha256 };
  } catch (error) {
    return { kind: 'unsaved', reason: writeProblem(error) };
  }
}

/** @param sha256 as in the `policy` of a run record */
export async function readPolicyTexts(project: string, sha256: string): Promise<StoredPolicy> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return unreadable('the run record does not name its policy by a SHA-256');
  const text = await readFile(pathOf(project, sha256), 'utf8').catch(() => undefined);
  if (text === undefined) return unreadable('the texts of this version were not kept');
  if (hashOf(text) !== sha256) return unreadable('the texts that were kept of this version were changed since');
  const sources = parsed(text);
  return sources ? { kind: 'sources', sources } : unreadable('what was kept of this version is no policy');
}

/** The hashes of the policies whose texts were kept. */
export async function keptPolicies(project: string): Promise<ReadonlySet<string>> {
  const names = await readdir(policiesFolder(project)).catch(() => []);
  return new Set(names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)));
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const pathOf = (project: string, sha256: string): string => join(policiesFolder(project), `${sha256}.json`);

const unreadable = (reason: string): StoredPolicy => ({ kind: 'unreadable', reason });

function parsed(text: string): readonly PolicySource[] | undefined {
  const value: unknown = parseJson(text);
  return Array.isArray(value) && value.every(isPair)
    ? value.map(([path, sourceText]) => ({ path, text: sourceText }))
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isPair = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
