/** The detectors that most policies have, and conditions on texts, calls and the session. */
export const policyText = `policy: a
version: "1"
owner: nobody
tools: [{ name: pay, inputSchema: { type: object, properties: { order: { type: string }, amount: { type: number } } } }]
values: { limit: 40 }
input:
  - { id: words, when: { contains: [bitcoin, gift card] }, then: flag }
  - { id: pattern, when: { matches: '(?i)\\b(lawyer|attorney)\\b' }, then: require_approval }
  - { id: injected, on: untrusted, when: { injection: true }, then: block }
  - { id: data, when: { pii: [email, phone] }, then: redact }
  - { id: risky, when: session.risk > 0.5, then: require_approval }
action:
  - { id: small, tool: pay, when: has(args.amount) && args.amount <= values.limit, then: allow }
  - { id: large, tool: pay, when: "has(args.amount) && args.amount > values.limit", then: block }
  - { id: foreign, tool: pay, when: "!(has(args.order) && args.order in session.orders)", then: flag }
output:
  - { id: keys, when: { secrets: true }, then: redact }
  - { id: links, when: { urls: { allow: [shop.example] } }, then: block }
`;

const kinds = ['normal', 'edge', 'attack'] as const;
const verdicts = { normal: 'allow', edge: 'require_approval', attack: 'block' } as const;

/** A tag that is wrong now and then: findings are put into the words of the protocol, too. */
function caseText(index: number): string {
  const kind = kinds[index % kinds.length] ?? 'normal';
  return `  - id: case-${index}
    kind: ${kind}
    input: "Please pay ${index} dollars back for my order ${'again '.repeat(index % 7)}today."
    recorded: { calls: [{ tool: pay, args: { order: "${index}", amount: ${index} } }], output: "Done for ${index}." }
    expect: { verdict: ${verdicts[kind]} }
    tags: [billing, ${index % 20 === 0 ? 'LLM99' : '"lang:en"'}]
`;
}

/** So long that it is parsed case by case, as drafts of large suites are. */
export const suiteText = `suite: a
policy: ./a.policy.yaml
session: { orders: ["1"], risk: 0.1 }
cases:
${Array.from({ length: 100 }, (_, index) => caseText(index)).join('')}`;
