import type { Signal } from '../signal.ts';

const given = `(EARLIER|you (were|had|have|got|get|received|learned)|given to|i (said|told|gave|wrote)|so far
  |until now|up to (now|this))`.replace(/\s*\n\s*/g, '');

/** "Ignore the previous instructions" and its like: what came before is to hold no longer. */
export const overrideSignals = [
  {
    name: 'override-earlier',
    phrases: [
      '^ IGNORE … EARLIER … RULES',
      `^ IGNORE … RULES … ${given}`,
      '^ (NOT|HALT) OBEY … EARLIER … RULES',
      `^ (NOT|HALT) OBEY … RULES … ${given}`,
      'no longer … OBEY … (EARLIER|YOUR) … RULES',
      'EARLIER … RULES … IGNORE_LAST',
      'BECOME … IGNORED … RULES',
      'OBEY {word}? NOT … EARLIER … RULES',
      'pay no attention … EARLIER … (RULES|SAID)',
      'EARLIER (RULES|TASK) (is|was|are|were|has|have) (been)? (over|done|void|obsolete|invalid|cancelled|canceled|revoked|suspended|superseded|replaced|(complete|completed)|finished|irrelevant|null|lifted|deleted|fun|joke|test|a (joke|test))',
    ],
  },
  {
    name: 'override-own',
    phrases: [
      '^ (erase|wipe|clear|forget|reset|delete) … YOUR … (memory|training|programming|knowledge)',
      '^ IGNORE … YOUR … RULES',
      '^ (NOT|HALT) OBEY … YOUR … RULES',
      'OBEY {word}? NOT … YOUR … RULES',
      'YOUR … RULES … IGNORE_LAST',
      '(NOT|HALT) (need|have|required|obliged) … OBEY … (any|YOUR) … (RULES|LIMITS)',
      '^ (drop|delete|clear|reset|wipe|cancel|remove) … YOUR … (RULES|memory)',
    ],
  },
  {
    name: 'override-all',
    phrases: ['^ IGNORE … ALL … RULES', '^ (NOT|HALT) OBEY … ALL … RULES', 'ALL RULES … IGNORE_LAST'],
  },
  {
    name: 'override-said',
    phrases: [
      '^ IGNORE … EARLIER … SAID',
      `^ IGNORE … SAID … ${given}`,
      '^ (NOT|HALT) OBEY … EARLIER … SAID',
      'EARLIER … SAID … IGNORE_LAST',
      '(forget|ignore|disregard|IGNORED) … everything … (above|i (said|told|wrote)|we (said|discussed)|you (were|have been|got|had))',
    ],
  },
  {
    name: 'override-task',
    phrases: ['^ IGNORE … YOUR … TASK', '^ (NOT|HALT) … (perform|complete|do) … (EARLIER|YOUR) … TASK'],
  },
  {
    name: 'override-everything',
    phrases: ['^ (forget|ignore|disregard) (everything|all (of)? (it|this|that)|(this|that|it) all)'],
  },
  {
    name: 'override-user',
    phrases: [
      '^ (ignore|disregard|forget) what … (USER|they|he|she) … (asked|ask|said|says|wants|wanted|requested)',
      '^ (ignore|disregard|override) (the|this) USER (s)? (EARLIER)? (SAID|RULES|query|queries)',
    ],
  },
  { name: 'override-this', phrases: ['^ (forget|ignore|disregard|scratch) (that|this|it) … (instead|and|now|just)'] },
  {
    name: 'override-mention',
    phrases: [
      'IGNORED … (EARLIER|YOUR) … RULES',
      'IGNORE … (EARLIER|YOUR) … RULES',
      'NOT OBEY … (EARLIER|YOUR) … RULES',
    ],
  },
  {
    name: 'instead-of-task',
    phrases: [
      '(instead of|^ NOT|HALT|rather than) (translate|translating|summarize|summarise|summarizing|summarising|answer|answering|classify|classifying|analyze|analyzing) … (this|the|it|that|text)',
    ],
  },
  {
    name: 'instead',
    phrases: [
      '^ instead … (say|print|output|write|respond|reply|answer|tell|return)',
      '^ (say|print|output|write|respond|reply|answer|return) … instead',
    ],
  },
  { name: 'hacked', phrases: ['(haha|hahaha|lol) pwned', 'pwned'] },
] as const satisfies readonly Signal[];
