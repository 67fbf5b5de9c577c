import type { Lexicon } from './wordClass.ts';

export const english: Lexicon = {
  ACT: `
    send forward transfer wire pay email mail post upload delete remove change update modify invite add create schedule
    make buy purchase book reserve order cancel approve grant share visit open download execute run call invoke use
    submit publish refund set reset move`,
  ALL: 'all any every these those',
  ANSWER: `
    answer(|s) response(|s) reply replies output(|s) implementation(|s) explanation(|s) elucidation(|s) solution(|s)
    summary summaries completion(|s) clarification(|s) interpretation(|s) commentary description(|s) elaboration(|s)`,
  ASKING: 'can could would will',
  BECOME: 'act pretend simulate roleplay behave impersonate emulate imagine play become assume adopt immerse',
  BEGIN: 'begin start preface prefix end finish open prepend append',
  BOT: 'assistant(|s) model(|s) agent(|s) bot(|s)',
  CODE: 'code codes snippet(|s) script(|s) excerpt(|s) function(|s) fragment(|s) segment(|s)',
  EARLIER: `
    previous previously prior above preceding earlier foregoing initial original originally existing former current
    default system developer before beforehand aforementioned`,
  BRIEF: 'instruction(|s) directive(|s) prompt(|s) programming briefing configuration',
  ECHO: 'repeat print output echo recite dump leak reproduce reveal display divulge regurgitate',
  EMBED: `
    add insert embed embedding incorporate incorporating integrate integrating include including inclusion append
    appending introduce introducing inject injecting supplement weave weaving place placing merge merging
    combine combining augment augmenting extend enrich enhance blend fuse work attach utilize utilizing employ employing
    apply use using incorporated included embedded integrated inserted added`,
  ENCODING: `
    base16 base32 base58 base64 base85 rot13 hex hexadecimal morse binary leetspeak leet caesar cipher(|s) ciphered
    atbash ascii encoded encrypted encoding backwards reversed reverse`,
  FREE: `
    unrestricted unfiltered uncensored jailbroken unbound unchained amoral unethical lawless evil rogue limitless
    omniscient unlimited liberated`,
  HALT: 'stop cease quit refuse avoid',
  IGNORE: `
    ignore disregard forget override overrule bypass neglect discard abandon unlearn erase dismiss nullify circumvent
    scrap disobey violate`,
  IGNORED: `
    ignor(es|ed|ing) disregard(s|ed|ing) forg(ot|otten|ets|etting) overrid(es|den|ing) bypass(es|ed|ing)
    discard(ed|ing) abandon(ed|ing) unlearned erased overruled disobey(s|ed|ing)`,
  LEAD: `
    please now and then must should shall will just kindly immediately simply also first instead so but next urgently
    finally completely totally fully ok okay hey lets always`,
  LETTERS: `
    spell letter(|s) hint(|s) rhyme(|s) reverse(|d) backwards character(|s) acrostic poem initials encode(|d) riddle
    synonym(|s) base64 rot13 cipher syllable(|s) split`,
  LIMITS: `
    restriction(|s) guideline(|s) filter(|s) limitation(|s) limit(|s) rule(|s) policy policies constraint(|s) confines
    censorship ethic(|s) moral(|s) morality conscience boundaries safeguard(|s) principle(|s) protocol(|s) inhibitions`,
  MAKER: `
    openai anthropic developer(|s) creator(|s) administrator(|s) admin(|s) programmer(|s) engineer(|s) ceo maker(|s)
    microsoft deepmind sysadmin supervisor`,
  MINE: 'my our mine',
  MODEL: `
    ai llm(|s) chatbot(|s) chatgpt gpt gpt3 gpt4 gpt5 claude gemini copilot llama mistral bard bing`,
  MUST: 'must should shall has needs required instructed',
  NEW: 'new updated revised real actual true next following correct latest',
  NEXT: 'following subsequent below next this here given',
  NOT: 'not t never dont cannot nor',
  OBEY: 'follow following obey obeying listen adhere comply heed abide consider observe respect trust',
  PROMPT: 'prompt(|s) preprompt metaprompt systemprompt programming configuration',
  REVEAL: `
    reveal show print output repeat display tell give write list leak dump disclose share expose summari(ze|se)
    translate copy paste echo recite quote spell return provide post say type state describe
    explain paraphrase rephrase reproduce read encode convert rewrite send`,
  WHAT: 'what whats which',
  RULES: `
    instruction(|s) instuction(|s) instrcution(|s) directive(|s) prompt(|s) programming training directions
    guideline(|s) guidance rule(|s) commands orders constraint(|s) restriction(|s) limitation(|s) policy policies
    protocol(|s) prompting safeguard(|s)`,
  SAID: `
    context task(|s) assignment(|s) information text(|s) request(|s) input(|s) conversation(|s) content everything
    message(|s) discussion question(|s) statement(|s) sentence(|s) paragraph(|s) words goal(|s) document(|s)`,
  SECRET: `
    password(|s) passphrase passcode credential(|s) secret(|s) token(|s) cookie(|s) confidential private personal key(|s)
    pin history messages conversation details data records emails contacts code codes balance`,
  SEND: 'send forward email mail post upload transmit exfiltrate submit leak deliver transfer wire pay append copy',
  SYSTEM: 'system initial hidden internal developer',
  TASK: 'task(|s) assignment(|s) role job purpose objective(|s) goal(|s) mission duty duties',
  TELL: 'tell inform mention notify alert warn let show reveal disclose report say telling informing mentioning asking ask',
  TO: 'to',
  TOOL: 'tool(|s) function(|s) command(|s) plugin(|s) api action(|s) endpoint',
  USER: 'user(|s) human(|s) anyone operator(|s) customer(|s) owner(|s) person anybody everyone',
  WITHOUT: 'without no free never unbound ignoring lacking lacks',
  WORK: `
    write list provide suggest explain describe summari(ze|se) generate create compose translate tell give help recommend
    offer share identify analy(ze|se) compare draft outline find show make discuss research prepare plan propose rewrite
    reverse encode substitute replace mention include add convert express present respond reply answer send`,
  YOU: 'you u ya yourself',
  YOUR: 'your ur youre',
};
