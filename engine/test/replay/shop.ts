import { compileText } from '../support/judging.ts';

/** Refunds up to a limit run, more is held; mails become drafts; what gives orders is blocked. */
export const shop = compileText(`policy: shop
version: "2"
owner: safety@shop.example
values: { limit: 40 }
defaults: { message: A colleague can help. }
input:
  - { id: orders, when: { contains: [ignore your rules] }, then: block, message: I put that aside. }
action:
  - { id: small, tool: issue_refund, when: args.amount <= values.limit, then: allow }
  - { id: large, tool: issue_refund, description: Money needs a second look., when: args.amount > values.limit, then: require_approval }
  - { id: foreign, tool: issue_refund, when: "!(args.order in session.orders)", then: block, message: That is not your order. }
  - { id: drafts, tool: send_email, then: { rewrite: { tool: create_draft } } }
  - { id: draft, tool: create_draft, then: allow }
  - { id: words, tool: "*", when: { contains: [bitcoin] }, then: block }
`);

export const session = { orders: ['o1', 'o2'] };
