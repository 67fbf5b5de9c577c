import type { Signal } from '../signal.ts';

/** "Repeat the words above", "reveal your system prompt", "what is the secret word": what the model was told to keep. */
export const revealSignals = [
  {
    name: 'reveal-prompt',
    phrases: [
      'REVEAL … (the|this) … SYSTEM (SYSTEM)? (RULES|PROMPT)',
      '(REVEAL|WHAT) … YOUR … SYSTEM (SYSTEM)? (RULES|PROMPT|message|messages|text)',
      'what (is|are|s|was|were) (the|this) (system|hidden) (BRIEF|RULES)',
      '(REVEAL|WHAT) … (YOUR|the SYSTEM) … PROMPT',
      '(REVEAL|WHAT) … (el|le|la|las|les|los|il|lo|o|os|as|gli|den|die|de) … (RULES|PROMPT) (de|du|del|di|do)? (la)? SYSTEM',
      '(REVEAL|WHAT) … (el|le|la|il|den|de) … (SYSTEM)? PROMPT {end}',
      '^ REVEAL (me|us|YOUR)? SYSTEM? PROMPT',
      '(YOUR|SYSTEM) … PROMPT … REVEAL_LAST',
      'PROMPT … REVEAL_LAST',
      'SYSTEM … RULES … REVEAL_LAST',
      'WHAT … BRIEF … (you|your) … (given|told|received|receive|start|starts|started|begins|began|instructed|got)',
      '(what|how) (were|are) you … (instructed|programmed|prompted) (to|before|at|NOT|{end})',
      'how … (YOUR|the original) … BRIEF … (worded|phrased|written|formulated|look)',
    ],
  },
  {
    name: 'reveal-brief',
    phrases: [
      '(REVEAL|WHAT) … YOUR (own|exact|full|original|first|last|EARLIER|SYSTEM)? BRIEF',
      '^ ECHO (ALL|the|YOUR|me)? (of)? (ALL|the|YOUR)? (EARLIER|SYSTEM) (RULES|BRIEF)',
      '^ ECHO … BRIEF (above|EARLIER)',
      'YOUR … RULES … REVEAL_LAST',
    ],
  },
  {
    name: 'reveal-own',
    phrases: ['(REVEAL|WHAT) … YOUR … (RULES|LIMITS)', '^ REVEAL … RULES … EARLIER', '^ REVEAL … EARLIER RULES'],
  },
  {
    name: 'echo-above',
    phrases: [
      '^ ECHO … (everything|all|SAID|lines|line) … (above|so far|(before|prior to|preceding) (this|my|me|i|you|our|here))',
      '^ ECHO … (above|preceding|EARLIER) (text|words|sentence|sentences|paragraph|message|messages|conversation|content|context)',
      '(SAID|everything|all|RULES) (above|before (this|my)) … (verbatim|word for word|code block|codeblock|exactly)',
      '(copy|paste|type) … (SAID|everything) above … (verbatim|word|exactly|code)',
      '(show|give|tell|write) (me)? (everything|all) … (above|before|prior) … (this|my|the) (message|prompt|line|point|text|conversation|question)',
      '(starting|start|begin|beginning) with {quote} (you are|you) … (chatgpt|MODEL|BOT|{quote})',
    ],
  },
  {
    name: 'reveal-above',
    phrases: [
      '^ REVEAL … (everything|all|SAID|lines|line) … (above|before|preceding|prior)',
      '^ REVEAL … (above|preceding|EARLIER) (text|words|sentence|sentences|paragraph|prompt|message|messages|conversation|content|context)',
      'what (is|was|s|stands|were)? … (written|said|stated) (above|before) {end}',
    ],
  },
  {
    name: 'kept-secret',
    phrases: [
      'you … (told|instructed|programmed|asked|supposed|allowed|ordered|permitted) NOT … TELL',
      '(NOT|forbidden to) … TELL … you … (told|instructed|supposed)',
      '(give|tell|show) me … (you|u) (cannot|can NOT)',
      '(what|anything|everything) you (are|were) NOT (allowed|permitted|supposed) to (TELL|REVEAL)',
      'you (must|may|should) NOT (REVEAL|TELL|share)',
    ],
  },
  { name: 'secret-word', phrases: ['(secret|hidden|forbidden|magic|secure) (word|phrase|code|string|flag|key)'] },
  {
    name: 'reveal-secret',
    phrases: [
      '(REVEAL|WHAT) … (the|your|any|all) … (passwords|password|passphrase|passcode|secret|secrets|credentials|api (key|keys)|access code)',
    ],
  },
  {
    name: 'spell-secret',
    phrases: [
      'LETTERS … (the|your|this) (password|passphrase|secret)',
      '(the|your|this) (password|passphrase|secret) … LETTERS',
      '(secret|password) … {end} … LETTERS (it|them|the word)',
    ],
  },
] as const satisfies readonly Signal[];
