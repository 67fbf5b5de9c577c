import { anyOf, oneOf } from '../cues.ts';

const re = String.raw;

/** Stems of what an assistant is asked to do. *I cannot see*, *find* or *wait* are no refusals by themselves. */
const serve = oneOf(`
  accept access accommodat act advis advocat agree aid allow alter answer approv assist assum authoris authoriz bypass
  cancel chang comment complet comply compos condon confirm continu contribut cooperat creat debat delet describ disclos
  discuss display divulg do draft enabl encourag endors engag entertain execut explain express fabricat facilitat follow
  fulfil fulfill generat giv grant guid handl help honor honour identify ignor instruct issu judg justify list mak modify
  nam obey offer outlin output participat perform plan present print proceed process produc promot provid recommend refund
  releas remov repeat reply reset respond retriev reveal role-play roleplay satisfy say send shar show simulat speculat
  suggest supply support teach tell translat updat waiv walk writ`);

/** The operator's *we* declines with fewer verbs: *we cannot create energy* is physics. */
const serveAsOperator = oneOf(`
  accept accommodat approv assist authoris authoriz cancel complet comply disclos discuss fulfil fulfill grant help honor
  honour issu offer process provid refund releas shar waiv`);

const suffix = re`(?:e|ing|ting)?\b`;

/** Figures of speech with those verbs, … */
const figure = re`(?:help (?:it|but|feeling|wondering|thinking|noticing)|make (?:it|up|out|sense)|give (?:up|in|away|out)|show up|do (?:much|more|without))\b`;
/** … and what says *very much* or *unknown* rather than *no*. */
const emphasis = re`[^.]{0,40}\b(?:enough|highly)\b|(?:you )?how (?:much|many|happy|sorry|glad|grateful|excited|long|often)`;
const doubt = '(?:for (?:sure|certain)|with certainty|whether|if |exactly|definitively|which)';
const inEarnest = re`(?! (?:${emphasis}|${doubt}|but |more\b(?! than)))`;

const asAnAi = 'as an? [a-z]{2,12}(?: [a-z]{2,12}){0,3}';
const adverb = `(?:,? (?:${oneOf(`
  simply just really also currently therefore unfortunately regrettably still only personally respectfully honestly actually
  certainly absolutely definitely thus ethically knowingly`)}|in good conscience|in good faith|${asAnAi}),?)?`;

const am = "(?:am|'m|are|'re)";
const doNot = "(?:do not|don't)";
/** `'` follows the subject without a blank: *I'm unable to*. */
const then = "(?: |(?='))";

const able = anyOf(`
  gonna|in a position to|at liberty to|comfortable(?: with)?|capable of
  (?:able|willing|going|allowed|permitted|authori[sz]ed|programmed|designed|trained|equipped|prepared|inclined|supposed|here) to`);

const cannot = anyOf(`
  (?:cannot|can't)(?:,? (?:and|or|nor) (?:will not|won't|should not|shouldn't|must not))?|can not|cant|couldn't|could not
  (?:won't|will not)(?: be ${able})?|(?:wouldn't|would not) be ${able}|shouldn't|should not|must not|mustn't|may not
  ${am} unable to|${am} (?:just |simply |really |also |currently )?not ${able}
  ${am} (?:prohibited|forbidden|restricted|prevented|barred) from
  ${doNot} feel comfortable(?: with)?|refuse to|decline to
  ${doNot} have (?:the ability|the capability|the capacity|permission|authori[sz]ation|the authority) to`);

/** The commonest of these, where the sentence gives further evidence. */
const simplyCannot = anyOf(`
  cannot|can't|can not|couldn't|could not|won't|will not
  ${am} unable to|${am} not (?:able|allowed|permitted|authori[sz]ed|going|willing) to`);

const myRules = anyOf(`
  programming|guidelines?|ethic[a-z]*|principles|capabilit[a-z]+|capacity|abilit[a-z]+|purpose|role|scope
  polic[a-z]+|values|terms|rules|instructions|design|training|remit`);
const forbid = "(?:do not|don't|does not|doesn't|prohibits?|prevents?|forbids?)";

/** What follows *I*: one group, so that the regular expression engine looks for its beginning once. */
const afterI = [
  re`${adverb}${then}${cannot}${adverb} (?:(?!${figure})${serve}${suffix}${inEarnest}|be (?:a )?(?:part|party|involved|complicit)\b)`,
  re`${then}${am}${adverb} not (?:allowed|permitted|authori[sz]ed|willing|prepared|at liberty|in a position) to\b`,
  re` (?:do not|don't|cannot|can't|will not|won't|would never|will never|never) ${anyOf(`
    condone|promote|encourage|support|endorse|engage in|participate in|facilitate|tolerate|glorify`)}\b`,
  re` ${doNot} (?:provide|offer|assist|discuss|generate|create|share|help with|engage (?:in|with))\b`,
  re` ${doNot} have ${anyOf('(?:any |direct |real-time |personal |specific |current )?(?:access|information|details|data|records)')}\b`,
  re` (?:${doNot} want|have no intention|have no wish)(?: to| of) ${serve}${suffix}`,
  re` ${doNot} think i (?:should|can|could|ought to)\b`,
  re`(?:'ll| will|'m going to| am going to| am|'m)?(?: must| have to| need to| obligated to)?(?: respectfully| politely| kindly)? (?:decline|refuse(?! to believe)|pass on|say no|(?:refrain|abstain) from)\b`,
  re`(?:'d| would)? (?:rather|prefer) not(?: to)?(?: ${serve}${suffix}| guess\b| get into\b|[\s*_]{0,6}(?:[.,!]|$))|(?:'d| would) (?:rather|prefer) (?:to )?(?:talk|discuss|chat)\b`,
  re`(?:'ve| have| was| am)(?: been)? (?:instructed|asked|told|directed|required) not to\b`,
  re` (?:can|am able to|'m able to|'m) only (?:able to )?(?:help|assist|answer questions)\b`,
];

/** After an apology, or where reasons of safety are given, whatever cannot be done was asked for. */
const anyVerb = [
  re`\b(?:sorry|apologi[sz]e|apologies|afraid|unfortunately|regret)\b[^.]{0,80}?\bi${then}${simplyCannot}(?! (?:be|have|hear)\b) [a-z]+`,
  re`\bfor (?:security|safety|legal|privacy|ethical|policy|compliance) reasons\b[^.]{0,40}\b(?:i|we)${then}${simplyCannot} [a-z]+`,
  re`\b(?:no|sorry|afraid|apologi[sz]e)\b[^.]{0,40}\bi (?:can't|cannot|won't|will not)[\s.!*_]{0,6}$`,
];

const noSubject = [
  re`^[\s*_]{0,6}(?:no,? |sorry,? (?:but )?)?(?:can't|cannot|won't|unable to) (?:help|assist|do|comply|answer|provide|fulfill)\b`,
  re`^[\s*_]{0,6}nope\b|\brequest (?:denied|refused)\b|\bmy answer is no\b`,
  re`\blet's (?:talk about|discuss|try|change|move on to) (?:something else|a different|another|the (?:topic|subject))`,
];

const operator = [
  re`\bwe(?: currently| unfortunately| therefore)?${then}${simplyCannot} ${serveAsOperator}${suffix}${inEarnest}`,
  re`\bour (?:[a-z]+ )?(?:polic(?:y|ies)|terms|guidelines|rules) ${forbid} `,
];

const impersonal = [
  re`\b(?:not|beyond|outside)(?: of)?(?: within| in)? my ${myRules}|\boutside(?: of)? (?:what i|the scope of what i)\b`,
  re`\b(?:goes?|is|are|be|runs?|it's|that's) against my ${myRules}|\bmy (?:[a-z]+ )?${myRules} ${forbid}\b`,
  re`\b(?:not allowed|not permitted|prohibited|forbidden) (?:under|by) (?:my|our|the) (?:[a-z]+ )?${myRules}`,
  re`(?:\bnothing|(?:\bnot|n't) (?:something|anything|a topic|a subject|a request|a question))(?: that)? ${anyOf(`
    i(?: can|'m| am| will|'ll)|we can (?:help|do|offer|assist|provide|accept|accommodate)`)}\b`,
  re`\bsomething(?: that)? (?:i|we)${then}${simplyCannot}`,
  re`\b(?:this|that|your|the) (?:request|question|content|prompt|topic|message) ${anyOf(`
    violates|goes against|is against|is not allowed|isn't allowed|(?:was|has been) (?:blocked|flagged|denied|declined)
    cannot be (?:fulfilled|completed|answered|processed)`)}\b`,
  re`(?:\bnot|n't)(?: be)? (?:possible|appropriate|acceptable|ethical|right|okay|responsible) for me to\b`,
  re`\b(?:inappropriate|unethical|wrong|irresponsible) for me to\b`,
  re`\bnot possible to (?:answer|provide|respond|fulfil|fulfill|comply|help|assist)\b`,
];

/** What each of the alternatives below needs one of. */
export const englishDenials: readonly string[] = [
  re`n't|not|cant|\bno\b|nope|never|unable|only|rather|prefer|pass|refrain|abstain|refuse|declin|denied|let's`,
  re`prohibit|forbid|restricted|prevent|barred|beyond|outside|against|violates|blocked|flagged`,
  re`inappropriate|unethical|wrong|irresponsible`,
];

export const englishDeclines: readonly string[] = [
  re`\bi(?:${afterI.join('|')})`,
  ...anyVerb,
  ...noSubject,
  ...operator,
  ...impersonal,
];
