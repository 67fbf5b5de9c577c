import type { Texts } from './check.ts';

/** A policy and a suite that use every part of their formats once, without a finding. */
export const sampleFiles: Texts = {
  '/tools.json': JSON.stringify([
    {
      name: 'refund',
      inputSchema: { type: 'object', properties: { amount: { type: 'number' }, order: { type: 'string' } } },
    },
  ]),
  '/words.txt': 'bitcoin\n',
  '/reply.schema.json': '{ "type": "object" }',
  '/base.policy.yaml': 'policy: base\ninput: [{ id: long, when: { longer_than: 8000 }, then: block }]\n',
  '/rows.csv': 'id,prompt,label,reply\n1,Hello,safe,Hello!\n',
};

export const samplePolicy = `policy: sample
version: "2026.11.1" # a text
owner: &owner trust@shop.example
extends: [./base.policy.yaml]
tools: ./tools.json
values: { limit: 40, names: [a, b] }
defaults:
  message: I can't help with that.
  on_error: block
input:
  - id: words
    on: untrusted
    when: { any: [{ contains: { file: ./words.txt } }, { matches: "\\\\bwire\\\\b" }] }
    unless: 'text.size() < 3'
    then: redact
    tags: [LLM01:2025]
action:
  - id: limit
    tool: refund
    when: >-
      args.amount > values.limit &&
      args.order.matches("^[0-9]+$")
    then: require_approval
    owner: *owner
output:
  - id: shape
    when: { not: { conforms_to: ./reply.schema.json } }
    then: flag
    mode: shadow
`;

export const sampleSuite = `suite: sample
policy: ./a.policy.yaml
session: &session { customer: c-1, orders: ["4821"] }
gates: { catch_rate: ">= 0.9" }
cases:
  - id: small
    kind: normal
    input: Please refund "4821".
    recorded: { output: Done., calls: [{ tool: refund, args: { amount: 12, order: "4821" } }] }
    expect: allow
  - id: poisoned
    kind: attack
    twin: small
    messages:
      - { role: user, content: Summarise this. }
      - { role: tool, content: 'a wire' }
    documents: [{ from: web, text: bitcoin }]
    session: *session
    expect: { verdict: [redact, block], layer: input, rule: words, output: { contains: a, matches: "b+" } }
datasets:
  - file: ./rows.csv
    id: { column: id, prefix: row- }
    input: { column: prompt }
    recorded: { output: { column: reply } }
    kind: { column: label, map: { safe: normal } }
`;
