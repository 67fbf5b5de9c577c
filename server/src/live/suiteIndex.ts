import { readKeptPolicy } from '#engine/compile/readCompiledPolicy.ts';
import { isParsed } from '#engine/document/documents.ts';
import type { SuiteChoice } from '#protocol/panel/header.ts';
import type { DocumentStore } from '../documentStore.ts';
import { pathOfUri } from '../lsp/uri.ts';
import { suiteChoices } from '../suiteChoices.ts';

/** Which suites there are, and which policies they test. There may be hundreds, and an edit of a policy asks for them. */
export interface SuiteIndex {
  all(): Promise<readonly SuiteChoice[]>;
  /** The suites that test a policy, or one that extends it. */
  testing(policyPath: string): Promise<readonly SuiteChoice[]>;
  /** Files have come or gone, or something else than a policy was edited. */
  changed(): void;
}

interface Indexed {
  readonly choice: SuiteChoice;
  /** The path of the policy that it names. */
  readonly policy: string | undefined;
}

export function createSuiteIndex(store: DocumentStore): SuiteIndex {
  let known: Promise<readonly Indexed[]> | undefined;
  const suites = (): Promise<readonly Indexed[]> => {
    known ??= readAll(store);
    return known;
  };
  return {
    all: async () => (await suites()).map(({ choice }) => choice),
    async testing(policyPath) {
      const found = await suites();
      const policies = new Set(found.flatMap(({ policy }) => policy ?? []));
      const testing = new Set([...policies].filter((policy) => sourcesOf(policy, store).includes(policyPath)));
      return found.flatMap(({ choice, policy }) => (policy !== undefined && testing.has(policy) ? [choice] : []));
    },
    changed() {
      known = undefined;
    },
  };
}

const readAll = async (store: DocumentStore): Promise<readonly Indexed[]> =>
  (await suiteChoices(store)).map((choice) => ({ choice, policy: policyOf(pathOfUri(choice.uri), store) }));

/** Of the suite itself, only the line is read that names its policy. */
function policyOf(suitePath: string, { documents }: DocumentStore): string | undefined {
  const content = documents.read(suitePath);
  if (content.kind !== 'text') return undefined;
  const reference = documents.derive(`policy of ${suitePath}`, content.text, policyLine);
  return reference === undefined ? undefined : documents.resolve(suitePath, reference);
}

/** A policy and its bases. */
function sourcesOf(path: string, { documents }: DocumentStore): readonly string[] {
  const kept = isParsed(documents.parse(path)) ? readKeptPolicy(path, documents) : undefined;
  return kept ? kept.value.sources.map((source) => source.path) : [path];
}

/**
 * What a suite says its policy is, without reading the rest of it. YAML or JSON, over many lines or in one:
 * `policy: ./support.policy.yaml`, `{"suite":"s","policy":"./support.policy.json"}`.
 */
export const policyLine = (text: string): string | undefined => {
  // What stands in the next line without quotes is another key.
  const found = /(?:^|[{,])\s*"?policy"?\s*:(?:\s*"([^"\n]+)"|\s*'([^'\n]+)'|[^\S\n]*([^\s"',#}][^\n,#}]*))/m.exec(
    text,
  );
  return (found?.[1] ?? found?.[2] ?? found?.[3])?.trim();
};
