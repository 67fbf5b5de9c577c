import type { Signal } from '../signal.ts';

/** Orders to whoever reads the text: about the answer, the tools, the user's data, and what the user may learn. */
export const orderSignals = [
  {
    name: 'addressed',
    phrases: [
      '(note|message|memo|instructions|instruction|attention|notice|request|reminder|directive) (to|for)? (the|all|any|an|every|whatever|future)? (helpful|large)? (MODEL|language model|language models) (BOT|BOT BOT)? {word}? {colon}',
      '(note|message|attention|dear|instructions) (to|for)? (the|all|any|an|every|whatever|future)? (large)? (MODEL|language model|language models) (BOT)? (reading|processing|that|who|which|parsing|scanning|summarizing|here)',
      '(if|when|in case) you are (an|a|the)? (large)? (MODEL|language model|MODEL language model) (BOT)? (BOT)? ({comma}|reading|and|that|who|please|then|this|ACT|EMBED|say|you|{colon})',
      '(MODEL|language model|language models) (BOT)? (that|which|who|{comma})? … (process|processes|processing|read|reads|reading|summarize|summarizes|summarizing|sees|parse|parses|analyze|analyzes|analyzing) (this|the) … MUST',
      '(MODEL|language model|language models) (BOT)? (reading|processing|summarizing|parsing|scanning) this',
    ],
  },
  {
    name: 'addressed-perhaps',
    phrases: [
      '(note|message|memo|instructions|instruction|notice|directive|attention) (to|for)? (the|all|any|an|every|whatever|future)? (large)? (MODEL|language model|language models|BOT)',
      '(dear|for any|to any|to all|for all|to every|to the) (MODEL|language model|language models)',
      '(when|if|while|as) you (read|process|summarize|summarise|analyze|translate|review) this (document|page|text|email|mail|message|file|website|content|review|resume)',
      'as part of (reading|processing|summarizing|summarising|analyzing|translating|reviewing|answering) this',
      '(when|while) (reading|processing|summarizing|summarising|analyzing|translating|reviewing) this (document|page|text|email|mail|message|file|website|content|review|resume)',
      '(message|note) (from|by) me … to you',
      '{end} (dear|listen|attention) (MODEL|assistant)',
    ],
  },
  {
    name: 'greeted',
    phrases: [
      '{end} (hey|hello|hi|ok|okay|yo)? (MODEL|assistant|MODEL assistant) ({comma}|{colon}|{end})',
      '(to|for) you {comma}? (MODEL|the MODEL|assistant) {comma}',
      '(you are|you re|as) (an|a) (large)? (MODEL|language model|MODEL BOT|MODEL language BOT|language BOT)',
    ],
  },
  {
    name: 'model-must',
    phrases: [
      '(the|any|an|a|this|MODEL) (BOT|MODEL|language model) (NOT)? MUST',
      '(BOT|MODEL) (reading|processing) this MUST',
    ],
  },
  {
    name: 'conceal',
    phrases: [
      '(NOT|never|without) TELL … (the|this|any) (user|users|human|humans|person reading|reader)',
      '(NOT|never) … (let|allow) … (user|users|human|reader) … (know|see|notice|find)',
      '(keep|hide) (this|it|that|these) … (secret|hidden|from) … (user|users|human|reader)',
      '(NOT|never|without) (mention|mentioning|reference|referencing|acknowledge|acknowledging|disclose|disclosing) … (this|these|that) (RULES|message|note|text|request|step|action|email|instruction|instructions|process)',
      '(silently|secretly|quietly|covertly|discreetly) (ACT|do|perform|execute|add|include|continue)',
      '(user|users|human|reader) (must|should|will|does|do) NOT (know|see|notice|be (told|informed|aware|notified))',
    ],
  },
  {
    name: 'third-person-user',
    phrases: [
      '^ ACT … (the|this|current) (USER|USER s) (s)? (is|are|has|{word}|SECRET|account|recent|data|balance|phone|address|email|scheduled|iban|own|contact|full|home)',
      '^ ACT … (of|to|from|for|about) (the|this) user',
      '(the) user (s|is|are|has|have|wants|asked|provided|currently|previously)',
    ],
  },
  {
    name: 'do-first',
    phrases: [
      'before (you|answering|doing|continuing|responding|anything else|proceeding|completing|starting|solving|i|we) … (first|must|have to|need to|please do)',
      'before (you|answering|doing|continuing|responding|proceeding|completing|starting|solving) … {comma} … (please)? (do|perform|execute) (the|this) … first',
      '(first|firstly) … (before (you|answering|doing|continuing|responding|proceeding|completing|solving))',
    ],
  },
  {
    name: 'then-continue',
    phrases: [
      'then (continue|proceed|resume|go back|return|go on|carry on) (with|to|as)? (the|your)? (EARLIER|USER|user s|TASK) (s)? (TASK|request|question|query|i gave|conversation)',
      'then (continue|proceed|resume|go on|carry on) (with)? (as)? (normal|usual|normally|if nothing)',
      '(TASK|request) (that)? i gave you',
      '(after|once) … {comma}? … (continue|proceed|resume|go back|return) … (EARLIER|USER) … (TASK|request|question|query)',
    ],
  },
  {
    name: 'begin-answer',
    phrases: [
      `^ (BEGIN) … (YOUR|every|each|all|any) … ANSWER … (with|by)`,
      '^ (confirm|respond|reply|answer|say) … (by saying|by writing|only with|with only|with exactly|exactly {quote}|only {quote}|with {quote})',
      '(must|should|to) (start|begin|end) with {colon}? {quote}',
    ],
  },
  {
    name: 'own-output',
    phrases: [
      `(in|within|into|of|to|alongside|using|throughout|inside) YOUR (own|next|final|entire|whole)? ANSWER`,
      `^ (display|encode|translate|provide|convert|write|present|give|deliver|express|format|rewrite|reverse|phrase|formulate) … YOUR ANSWER`,
    ],
  },
  {
    name: 'encode-output',
    phrases: [
      'ENCODING … YOUR … ANSWER',
      'YOUR … ANSWER … ENCODING',
      '^ (respond|answer|reply|speak|communicate) … (in|using|with) … ENCODING',
    ],
  },
  { name: 'embed-code', phrases: ['EMBED … NEXT … CODE', 'EMBED … CODE (NEXT|{colon})', 'CODE … NEXT … EMBED'] },
  {
    name: 'embed-own',
    phrases: [
      'EMBED … CODE … YOUR … ANSWER',
      'EMBED … NEXT … YOUR … ANSWER',
      'YOUR … ANSWER … (with|by|should|must|to) … (EMBED)? … (NEXT|CODE) … CODE',
      'YOUR … ANSWER … EMBED … CODE',
      'CODE … EMBED … YOUR … ANSWER',
    ],
  },
  {
    name: 'code-follows',
    phrases: [
      'EMBED … CODE … {colon} {end}? {fence}',
      'YOUR … ANSWER … {colon} {end}? {fence}',
      'YOUR … ANSWER {end}? {fence}',
    ],
  },
  {
    name: 'call-tool',
    phrases: [
      '(call|use|invoke|execute|run|trigger) … (the|this|following|your|a)? … TOOL (TOOL)? (to|with|and|now|immediately|on|using|{end})',
      '(call|invoke|trigger|execute) (the|this) {word}? … TOOL',
    ],
  },
  {
    name: 'exfiltrate',
    phrases: [
      '^ SEND … (conversation|chat|history|password|passwords|credentials|cookies|secrets|prompt|token|tokens|contacts|messages|api (key|keys)|private) … (to|at) … ({mail}|{url}|{number}|me|{word})',
      '^ (include|append|encode|put|insert|attach|embed) … (SECRET|conversation|chat) … (in|into|to|as|at) … (url|link|image|{url}|query|parameter|markdown|request)',
      '^ (render|display|insert|add|include|output) … (markdown image|image|img|pixel) … ({url}|url)',
    ],
  },
  {
    name: 'send-out',
    phrases: [
      '^ SEND … SECRET … to … ({mail}|{url}|{number}|me|{word})',
      '^ SEND … (it|them|everything|all|this|that|content|contents|file|files|text|document|documents|result|results|copy) … to … ({mail}|{url})',
    ],
  },
  {
    name: 'visit',
    phrases: ['^ (visit|open|fetch|load|render|browse|navigate|request|curl|go to|click|include|add) … {url}'],
  },
  {
    name: 'pay',
    phrases: [
      '^ (send|transfer|wire|make|pay|initiate|schedule|forward) … (transaction|money|payment|payments|funds|transfer|{number}|everything|amount|total|bitcoin|usd|eur|dollars|euros) … to … (account|iban|wallet|address|recipient|{number}|{mail})',
    ],
  },
  {
    name: 'order',
    phrases: [
      '{end} (please|now|also|then|kindly)? (WORK|ACT)',
      '(ASKING) you (please|also)? (WORK|ACT|use|do)',
      '^ (please|must|should) (WORK|ACT)',
      '^ (WORK|ACT) (me|us)',
      'in YOUR ANSWER',
    ],
  },
] as const satisfies readonly Signal[];
