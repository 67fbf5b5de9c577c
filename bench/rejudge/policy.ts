/** 40 rules of all kinds. */
export const policyText = `policy: bench
values: { refund_limit: 40, daily_limit: 200, risk: 0.95, reasons: [late, broken] }
defaults: { unmatched_action: require_approval }
input:
  - { id: too-long, when: { longer_than: 2000 }, then: block }
  - { id: crypto, when: { contains: [bitcoin, ethereum, crypto wallet] }, then: flag }
  - { id: gift-cards, when: { contains: [gift card, prepaid card] }, then: flag }
  - { id: lawyers, when: { matches: "(?i)\\\\b(lawyer|attorney|sue you)\\\\b" }, then: require_approval }
  - { id: insults, when: { contains: [idiot, idiots, moron] }, then: flag }
  - { id: order-numbers, when: { matches: "\\\\border number is [0-9]{5}\\\\b" }, then: flag }
  - { id: ticket, when: { matches: "[A-Z]{3}-[0-9]{4}" }, then: flag }
  - { id: injected, when: { injection: true }, then: block }
  - { id: injected-documents, on: untrusted, when: { injection: { sensitivity: high } }, then: block }
  - { id: personal-data, when: { pii: [credit_card, iban] }, then: redact }
  - { id: contact-data, when: { pii: [phone] }, then: flag }
  - { id: secrets-in, when: { secrets: true }, then: flag }
  - { id: links, when: { urls: { allow: [shop.example, "*.shop.example"] } }, then: flag }
  - { id: hidden, when: { encoded: [zero_width, bidi, tag] }, then: block }
  - { id: risky, when: session.risk > values.risk, then: require_approval }
  - { id: passwords, when: { all: [{ contains: password }, { not: { contains: reset } }] }, then: flag }
  - { id: angry, when: 'text.contains("scam") && session.age_days < 30', then: flag }
  - { id: shouting, when: { matches: "[A-Z ]{40}" }, then: flag, mode: shadow }
action:
  - { id: refund-small, tool: issue_refund, when: args.amount <= values.refund_limit, then: allow }
  - { id: refund-large, tool: issue_refund, when: args.amount > values.refund_limit, then: require_approval }
  - { id: refund-huge, tool: issue_refund, when: args.amount > 100, then: block }
  - { id: foreign-order, tool: issue_refund, when: "!(args.order in session.orders)", then: flag }
  - { id: odd-reason, tool: issue_refund, when: "!(args.reason in values.reasons)", then: require_approval }
  - { id: new-customer, tool: "issue_*", when: session.age_days < 3 && args.amount > 10, then: require_approval }
  - { id: refund-rate, tool: issue_refund, when: { more_than: { calls: 3, per: 24h, by: session.customer } }, then: block }
  - { id: refund-sum, tool: issue_refund, when: { more_than: { sum: values.daily_limit, of: args.amount, per: 24h } }, then: block }
  - { id: drafts, tool: send_email, then: { rewrite: { tool: create_draft } } }
  - { id: drafts-allowed, tool: create_draft, then: allow }
  - { id: call-secrets, tool: "*", when: { secrets: true }, then: block }
  - { id: call-words, tool: "*", when: { contains: [bitcoin, wire transfer] }, then: block }
output:
  - { id: out-secrets, when: { secrets: true }, then: redact }
  - { id: out-data, when: { pii: [email, credit_card] }, then: redact }
  - { id: out-links, when: { urls: { allow: [shop.example] } }, then: block }
  - { id: out-words, when: { contains: [bitcoin, guarantee] }, then: flag }
  - { id: out-promise, when: { matches: "(?i)we (promise|guarantee)" }, then: require_approval }
  - { id: out-json, when: { conforms_to: { type: object } }, then: flag, mode: shadow }
  - { id: out-long, when: { longer_than: 1000 }, then: flag }
  - { id: out-short, when: text.size() < 2, then: flag }
review:
  - { id: second-opinion, when: { judge: { model: reviewer, question: Does the reply promise money?, at_least: 0.7 } }, then: require_approval }
  - { id: long-talk, when: messages.size() > 20, then: flag }
`;

type Edit = (policy: string, round: number) => string;

const replace =
  (from: string, to: string): Edit =>
  (policy, round) =>
    policy.replace(from, to.replaceAll('#', String(round)));

/** Edits of one rule; the number of the round makes each of them new. */
export const edits: readonly (readonly [string, Edit])[] = [
  ['a value that two rules read', replace('refund_limit: 40', 'refund_limit: 5#')],
  ['the limit of a sum', replace('daily_limit: 200', 'daily_limit: 5#')],
  ['a condition on arguments', replace('args.amount > 100', 'args.amount > 9#')],
  ['a condition on texts', replace('text.contains("scam")', 'text.contains("courier#") || text.contains("scam")')],
  ['a word added to a list', replace('[bitcoin, ethereum,', '[bitcoin, voucher, "code#", ethereum,')],
  ['a word taken out of a list', replace('idiots, moron', 'moron#')],
  ['a pattern changed', replace('(lawyer|attorney|sue you)', '(lawyer|attorney|solicitor#|neighbour)')],
  ['a pattern without letters changed', replace('[A-Z]{3}-[0-9]{4}', '[A-Z]{2}-[0-9]{3}#')],
  ['kinds of personal data changed', replace('pii: [phone]', 'pii: [phone, email, ip_address]')],
  ['kinds of a rule that redacts changed', replace('pii: [credit_card, iban]', 'pii: [credit_card, iban, phone]')],
  [
    'an allowed host',
    replace('allow: [shop.example, "*.shop.example"]', 'allow: [shop.example, "offers-1234#.example"]'),
  ],
  ['the sensitivity to injections', replace('injection: true', 'injection: { sensitivity: low }')],
  [
    'the entropy of secrets',
    replace('id: secrets-in, when: { secrets: true }', 'id: secrets-in, when: { secrets: { entropy: 3.# } }'),
  ],
  ['ways of hiding', replace('[zero_width, bidi, tag]', '[zero_width, bidi, base64]')],
  ['a length', replace('longer_than: 2000', 'longer_than: 34#')],
  [
    'a verdict',
    replace(
      '{ contains: [gift card, prepaid card] }, then: flag',
      '{ contains: [gift card, prepaid card] }, then: block',
    ),
  ],
  ['a mode', replace('then: flag, mode: shadow', 'then: flag')],
  ['a question to a judge', replace('at_least: 0.7', 'at_least: 0.8#')],
  ['a default', replace('unmatched_action: require_approval', 'unmatched_action: block')],
  [
    'a rule with words added',
    replace('input:\n', 'input:\n  - { id: added, when: { contains: [parcel#, warehouse] }, then: flag }\n'),
  ],
  [
    'a rule on personal data added',
    replace('output:\n', 'output:\n  - { id: added, when: { pii: true }, then: flag }\n'),
  ],
  [
    'a rule on arguments added',
    replace('action:\n', 'action:\n  - { id: added, tool: "*", when: "size(args) > 3#", then: block }\n'),
  ],
  ['a rule removed', replace('  - { id: out-words, when: { contains: [bitcoin, guarantee] }, then: flag }\n', '')],
];
