import type { ModelDraft } from '#protocol/requests.ts';
import { assertNever } from './assertNever.ts';
import type { ModelPreset } from './modelPresets.ts';
import type { TestResult } from './modelSetup.ts';

/** Where a model's key comes from. `typed`: just now, under a name in the secrets. */
export type KeySource =
  | { readonly kind: 'none' }
  | { readonly kind: 'variable' | 'stored' | 'typed'; readonly name: string }
  | { readonly kind: 'other-variable' };

/** What the dialogue knows so far. */
export interface SetupAnswers {
  readonly preset?: ModelPreset;
  readonly url?: string | undefined;
  readonly model?: string;
  readonly source?: KeySource;
  /** The environment variable that was typed in, for the source `other-variable`. */
  readonly variable?: string;
  readonly name?: string;
  readonly test?: TestResult;
}

/** The model that the answers describe, once they do. */
export function draftOf({ preset, url, model, source, variable, name }: SetupAnswers): ModelDraft | undefined {
  if (!preset || !model || !name) return undefined;
  const key = source && keyReference(source, variable);
  return { name, provider: preset.provider, model, ...(url && { url }), ...(key && { key }) };
}

function keyReference(source: KeySource, variable: string | undefined): string | undefined {
  switch (source.kind) {
    case 'variable':
      return `\${env:${source.name}}`;
    case 'other-variable':
      return variable && `\${env:${variable}}`;
    case 'stored':
    case 'typed':
      return `\${secret:${source.name}}`;
    case 'none':
      return undefined;
    default:
      return assertNever(source);
  }
}
