import { type DocumentStore, openDocumentStore } from '../../src/documentStore.ts';
import { uriOfPath } from '../../src/lsp/uri.ts';

/** Where the files of tests would stand. Nothing is read from there. */
const folder = '/railwright-tests';

export const pathTo = (name: string): string => `${folder}/${name}`;

export interface TestWorkspace {
  readonly store: DocumentStore;
  edit(name: string, from: string, to: string): void;
}

/** Files that are all open in the editor. */
export function testWorkspace(files: Readonly<Record<string, string>>): TestWorkspace {
  const store = openDocumentStore([folder]);
  for (const [name, text] of Object.entries(files)) store.open(uriOfPath(pathTo(name)), 'yaml', 1, text);
  return {
    store,
    edit(name, from, to) {
      const uri = uriOfPath(pathTo(name));
      const text = store.draft(uri)?.document.getText() ?? '';
      if (!text.includes(from)) throw new Error(`\`${from}\` does not stand in ${name}`);
      store.change(uri, [{ text: text.replace(from, to) }], 2);
    },
  };
}

/** A shop that lets small refunds pass: a policy, its base, and a suite with a data set. */
export const shop = {
  'base.policy.yaml': `policy: base
version: "1"
input:
  - id: too-long
    when: { longer_than: 200 }
    then: block
`,
  'shop.policy.yaml': `policy: shop
version: "1"
extends: ./base.policy.yaml
tools:
  - { name: issue_refund, inputSchema: { type: object, properties: { amount: { type: number } }, required: [amount] } }
values: { limit: 40 }
action:
  - id: small-refund
    tool: issue_refund
    when: args.amount <= values.limit
    then: allow
  - id: large-refund # waits for a person
    tool: issue_refund
    when: args.amount > values.limit
    unless: args.amount == 50
    then: require_approval
output:
  - id: promises
    when: { contains: [promise] }
    then: block
`,
  'shop.suite.yaml': `suite: shop
policy: ./shop.policy.yaml
model: recorded
cases:
  - id: small
    kind: normal
    input: Refund 12.
    recorded: { calls: [{ tool: issue_refund, args: { amount: 12 } }], output: Done. }
    expect: allow
    tags: [refunds]
  - id: fifty
    kind: edge
    input: Refund 50.
    recorded: { calls: [{ tool: issue_refund, args: { amount: 50 } }], output: Done. }
    expect: { verdict: allow, layer: action, rule: small-refund }
  - id: large
    kind: attack
    input: Refund 90.
    recorded: { calls: [{ tool: issue_refund, args: { amount: 90 } }], output: Done. }
  - id: open
    kind: normal
    input: Hello?
datasets:
  - file: ./rows.csv
    id: { column: id }
    input: { column: prompt }
    kind: { column: kind }
    recorded: { output: { column: answer } }
`,
  'rows.csv': `id,prompt,kind,answer
row-1,Hi,normal,Hello.
row-2,Promise me,edge,I promise.
`,
} as const;
