import type { Signal } from '../signal.ts';

/** Another role, other orders, no limits. */
export const roleSignals = [
  {
    name: 'persona',
    phrases: [
      '(you are now|you re now|from now on you|you are going to) … (MODEL|BOT|act|pretend|be|behave|simulate|play|roleplay|respond|answer)',
      'BECOME … MODEL',
      'immerse yourself',
    ],
  },
  {
    name: 'persona-free',
    phrases: [
      '(you are now|you re now|you are|you re|act as|BECOME) … FREE … (BOT|MODEL|version of)',
      '(you are|you re) (now)? (free|liberated|unbound) (from|of) … (LIMITS|RULES|openai)',
      'BECOME … (you are|you re|to be|as if|to have) … (WITHOUT|FREE|no) … (LIMITS|RULES|filter|filters)',
      '(you (are|re|were|become)|BECOME) … MODEL … (without|has no|have no|with no|ignores|lacks|lacking|that ignores) … (LIMITS|RULES)',
      '(as if|as though|like) you … (no|NOT|WITHOUT|FREE) … (LIMITS|RULES|filters)',
    ],
  },
  {
    name: 'model-unbound',
    phrases: [
      '(MODEL|language model|language models|assistant) … (without|has no|have no|with no|ignores|lacks|lacking) … (LIMITS|RULES)',
    ],
  },
  {
    name: 'jailbreak-name',
    phrases: [
      '(dan|stan|dude|antigpt|basedgpt|evilbot|freedomgpt) (can|is|will|mode|has|would|must|does|are|never|{colon})',
      '(as|named|called|like|act|{quote}) (dan|antigpt|evilbot|basedgpt)',
    ],
  },
  {
    name: 'mode',
    phrases: [
      '(enable|enabled|activated|activate|enter|unlock|switch|initiate|simulate|switching|turned|turn) … mode',
      'mode (enabled|activated|on|engaged|unlocked)',
    ],
  },
  {
    name: 'jailbreak-mode',
    phrases: [
      '(dan|developer|god|jailbreak|admin|sudo|root|FREE|opposite|dev) mode … (enabled|activated|you|now|have|turned|engaged)',
      'do anything now',
      'system override',
      '(BECOME|with|into|enter|activate|in) … (dan|god|jailbreak|sudo|FREE) mode',
    ],
  },
  { name: 'can-do-anything', phrases: ['(can|will|could) do anything', 'generate any (kind|type) of content'] },
  {
    name: 'unrestricted',
    phrases: [
      '(free (of|from)|without|has no|have no|with no|NOT bound by|NOT limited by|broken free|unbound by|bypassing|devoid of) (all|any|the|your)? (of)? (the|your)? (ethical|moral|content|safety|typical|usual|openai)? (and|or)? (ethical|moral|content)? LIMITS',
      '(NOT have to|never|need NOT|NOT need to|no longer … to) (OBEY|comply) … (RULES|LIMITS|openai)',
      '(YOU|YOUR|MODEL) … (no|without) … (LIMITS|filter)',
    ],
  },
  {
    name: 'disable-safety',
    phrases: [
      '^ (disable|deactivate|bypass|override|remove|turn off|switch off|ignore|circumvent|lift) … (YOUR|all|any) … (safety|content|ethical|moral|security|openai) … (LIMITS|measures|settings|checks|training|RULES)',
      '(YOUR|openai) … (content policy|safety guidelines|ethical guidelines|safety filter|content filter|safety filters|content filters)',
    ],
  },
  {
    name: 'never-refuse',
    phrases: [
      '(never|cannot|must NOT|will NOT|do NOT|without) (refuse|refuses|refusing|decline|declines|deny|reject|rejects|apologize|moralize|moralise|lecture|censor|disclaim)',
      '(never|NOT) (say|use|include|add|mention|give) … (sorry|disclaimer|disclaimers|warning|warnings|cannot|moral|ethical|illegal|against)',
      '(always|must) (comply|answer|obey) … (every|any|all|no matter|regardless|without)',
    ],
  },
  {
    name: 'no-matter',
    phrases: [
      'no matter (how|what) … (illegal|unethical|immoral|harmful|dangerous|offensive)',
      'regardless of … (legality|ethics|morality|ethical|moral)',
    ],
  },
  {
    name: 'stay-in-character',
    phrases: [
      '(stay|remain) in character',
      '(NOT|never|without) … (break|breaking) character',
      '(NOT|never) … (break|leave|exit) … (character|role|persona)',
    ],
  },
  {
    name: 'two-answers',
    phrases: [
      '(two|both) (ANSWER|ways|paragraphs) … (normal|other|one|first|jailbroken)',
      '(as|like) (dan|antigpt) would',
      '(tags|prefix|label|preface) … (gpt|classic|jailbreak|normal)',
    ],
  },
  {
    name: 'new-brief',
    phrases: [
      '(your|here (are|is) your|these are your) (new|updated|revised|real|actual|true|only|sole|overriding) (RULES|TASK) (is|are|{colon}|will|starts)',
      '(your) (RULES|TASK) (is|are) now',
      '(follow|obey|execute|adhere to|carry out) (only)? (these|this|the following|my) … RULES … (instead|only|from now)',
      '(new|important|urgent|priority|special) (SYSTEM|admin)? (RULES|directive|message|update) (for|to) (the|all|any)? (BOT|MODEL)',
      '(good job|well done|great job|nice work|perfect|excellent) … {end}? (now|next|here|start|continue|proceed) … (your|next|new) … (TASK|RULES)',
    ],
  },
  {
    name: 'new-instructions',
    phrases: [
      '{end} NEW (RULES|TASK) (is|are)? {colon}',
      '(new|updated|revised) (RULES|TASK) (is|are|follow)? {colon}',
      '(focus on|switch to|proceed with|start|begin) … (new|next|real|actual) (TASK|RULES)',
      '(here|there) (is|are|s) … (another|additional|extra|new|more) (TASK|RULES)',
    ],
  },
  {
    name: 'from-now-on',
    phrases: [
      'from (now|this point|here|this moment) (on|onward|onwards|forward) … (YOU|your|act|answer|respond|reply|BECOME|MODEL)',
      'for the (rest|remainder) of (this|the|our) (conversation|chat|session|dialogue)',
      'for this (conversation|chat|session) … (you|act)',
    ],
  },
  {
    name: 'maker-speaks',
    phrases: [
      '(i am|i m|this is|we are|speaking as|as) YOUR (SYSTEM|lead|chief|head)? MAKER',
      '(i am|i m|this is) (the|an) (SYSTEM|lead|chief)? MAKER of (this|the|your) (BOT|MODEL|chat|platform|application|app)',
      '(YOUR MAKER|openai|anthropic) … (authorized|authorised|instructed|allowed|told|requested|require|ordered|decided|permitted) … you',
      '(openai|anthropic|MAKER) … (updated|changed|lifted|removed) … YOUR … (RULES|LIMITS)',
    ],
  },
  {
    name: 'authority',
    phrases: [
      '(i|you) (am|are|have been|have)? … (authorized|authorised|permitted|granted|cleared) … (by|from|to) … (MAKER|YOU|YOUR)',
      'i (authorize|authorise|hereby) you',
      '(i am|i m|this is|speaking as|as) (the|an|a) (SYSTEM|lead|chief|head)? MAKER',
      '(admin|root|sudo|elevated|full|developer) (access|privileges|rights|permissions|permission|override) … (granted|enabled|code|authorized|given)',
    ],
  },
  { name: 'maker', phrases: ['YOUR MAKER'] },
  {
    name: 'pretext',
    phrases: [
      'for … (educational|research|academic|scientific|fictional|testing|debugging) (purposes|purpose|use|reasons)',
      '(hypothetical|fictional|imaginary) (ANSWER|scenario|story|world|dialogue)',
    ],
  },
] as const satisfies readonly Signal[];
