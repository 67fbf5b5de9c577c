import type { Lexicon } from './wordClass.ts';

const german: Lexicon = {
  BRIEF: 'anweisung(|en) instruktion(|en) systemprompt',
  ECHO: 'wiederhol(e|en) druck(e|en)',
  MINE: 'mein meine(|n|r)',
  ALL: 'alle allen sämtliche diese',
  EARLIER: `
    vorherige(|n|r|s) vorig(e|en) bisherige(|n|r) obige(|n|r) frühere(|n|r) vorangegangene(|n) vorangehende(|n)
    ursprüngliche(|n|r) anfängliche(|n) vorher bisher oben zuvor davor bislang erhaltene(|n) alte(|n)`,
  HALT: 'hör höre unterlasse',
  IGNORE:
    'ignorier(e|en|t) vergiss vergesst vergessen missachte(|n|t) übergeh(e|en) überschreibe(|n) umgehe(|n) verwirf',
  LEAD: 'bitte und jetzt nun dann sofort aber also',
  NOT: 'nicht nie niemals kein keine keinen',
  OBEY: 'befolge befolgen folge folgen beachte beachten halte',
  PROMPT: 'systemprompt systemprompts systemanweisung(|en) systemnachricht',
  REVEAL: `
    zeig(|e|en) verrat(e|en|et) nenne(|n) wiederhol(e|en) gib geben drucke offenbare schreibe sag sage
    übersetze`,
  WHAT: 'wie welche was lautet lauten',
  RULES: `
    anweisung(|en) instruktion(|en) befehl(|e|en) regel(|n) vorgabe(|n) anordnung(|en) richtlinie(|n) regeln beschränkungen
    einschränkungen`,
  SAID: 'aufgabe(|n) alles kontext text gespräch nachrichten eingaben',
  WITHOUT: 'ohne',
  YOUR: 'dein deine(|n|r|m|s) ihre(|n|r|m)',
};

const french: Lexicon = {
  BRIEF: 'instructions consignes',
  ECHO: 'répète(|z) répétez affiche(|z) révèle',
  MINE: 'mon ma mes',
  ALL: 'toutes tous ces cette',
  EARLIER: `
    précédente(|s) précédent(|s) antérieure(|s) antérieur(|s) initiale(|s) dessus reçue(|s) précède précédemment avant
    ultérieures anciennes`,
  IGNORE: 'ignore(z|r|s) oublie(z|r|s) oublie néglige(z|r|) désobéi(s|ssez) outrepasse(|z|r) contourne(|z|r)',
  LEAD: 'veuillez maintenant et puis alors mais plait plaît',
  NOT: 'ne n pas jamais',
  OBEY: 'suis suivez suivre tiens tenez tenir respecte respectez obéis obéissez',
  PROMPT: 'invite',
  REVEAL: `
    montre(|z|r) révèle(|r) révélez affiche(|z|r) répète(|r) répétez donne(|z|r) dis dites écris écrivez
    imprime traduis résume`,
  WHAT: 'quel(|s|le|les)',
  RULES: 'consigne(|s) directives règle(|s) restrictions ordre(|s)',
  SAID: 'tout contexte texte demandes tâche(|s) messages',
  SYSTEM: 'système initial',
  WITHOUT: 'sans',
  YOUR: 'tes vos ton votre',
};

const spanish: Lexicon = {
  BRIEF: 'instrucciones',
  ECHO: 'repite imprime muestra revela',
  MINE: 'mi mis',
  ALL: 'todas todos estas estos',
  EARLIER: 'anterior(|es) previ(a|as|o|os) arriba inicial(|es) recibid(a|as|os) dadas precedentes originales antes',
  IGNORE: `
    ignor(a|e|ar|en|ad) olvid(a|e|ar|en|ad|ate) omite omita descart(a|e|ar) desobedec(e|er) desestim(a|e)`,
  LEAD: 'favor ahora y entonces pero luego',
  NOT: 'no nunca',
  OBEY: 'sigas siga sigan obedezcas obedezca respetes caso',
  REVEAL: `
    muestra(|me) revela(|me) dime repite imprime escribe muéstrame muestre repita diga traduce
    enséñame`,
  WHAT: 'cual cuales',
  RULES: 'instrucción instrucciones órdenes reglas indicaciones directrices restricciones normas',
  SAID: 'todo contexto texto tareas conversación mensajes',
  SYSTEM: 'sistema inicial',
  YOUR: 'tu tus sus',
};

const italian: Lexicon = {
  BRIEF: 'istruzioni',
  ECHO: 'ripeti stampa rivela',
  MINE: 'mio mia miei mie',
  ALL: 'tutte tutti queste questi',
  EARLIER: 'precedent(e|i) prima sopra iniziali ricevut(e|i|o) anteriori originali',
  IGNORE: 'ignora(|re|te) dimentica(|re|te|ti) trascura(|re|te) scarta disobbedisci',
  LEAD: 'favore adesso ora ed poi allora',
  NOT: 'non mai',
  OBEY: 'seguire segui seguite rispettare obbedire',
  REVEAL: 'mostra(|mi|re) rivela(|mi|re) ripeti stampa dimmi scrivi traduci',
  WHAT: 'qual quale quali',
  RULES: 'istruzion(i|e) indicazioni regole ordini comandi direttive restrizioni linee',
  SAID: 'tutto contesto testo compiti messaggi',
  SYSTEM: 'sistema iniziale',
  WITHOUT: 'senza',
  YOUR: 'tue tuo tuoi vostre',
};

const portuguese: Lexicon = {
  BRIEF: 'instruções',
  ECHO: 'repita imprima revele mostre',
  MINE: 'meu minha meus minhas',
  ALL: 'todas todos essas esses',
  EARLIER: 'anterior(|es) prévi(as|os) acima iniciais recebid(as|os) dadas antes originais',
  IGNORE: 'ignor(e|a|ar|em) esque(ça|ca|ce|cer|çam) desconsider(e|a|ar|em) descart(e|ar) desobedeça',
  LEAD: 'favor agora e então mas depois',
  NOT: 'não nunca nao',
  OBEY: 'siga sigas obedeça respeite',
  REVEAL: 'mostr(e|a|ar) revel(e|a|ar) rep(ita|ete) imprima diga escreva traduza',
  WHAT: 'qual quais',
  RULES: 'instrução instruções instruç(ão|ões) ordens regras comandos diretrizes restrições',
  SAID: 'tudo contexto texto tarefas conversa mensagens',
  SYSTEM: 'sistema inicial',
  WITHOUT: 'sem',
  YOUR: 'seu sua seus suas teu tuas teus',
};

const dutch: Lexicon = {
  BRIEF: 'instructies',
  ECHO: 'herhaal toon onthul',
  MINE: 'mijn',
  ALL: 'alle deze',
  EARLIER: 'vorige voorgaande eerdere bovenstaande eerder hierboven oorspronkelijke bestaande huidige',
  IGNORE: 'negeer negeren vergeet omzeil overschrijf',
  LEAD: 'alstublieft alsjeblieft nu en dan meteen maar',
  NOT: 'niet nooit geen',
  OBEY: 'volg volgen gehoorzaam',
  PROMPT: 'systeemprompt systeeminstructies',
  REVEAL: 'toon onthul herhaal geef zeg vertaal laat',
  WHAT: 'wat welke',
  RULES: 'instructie(|s) regel(|s) opdracht(|en) bevel(|en) richtlijn(|en) aanwijzing(|en) beperkingen',
  SAID: 'alles context tekst taak taken berichten',
  WITHOUT: 'zonder',
  YOUR: 'jouw je uw',
};

const polish: Lexicon = {
  BRIEF: 'instrukcje',
  ECHO: 'powtórz ujawnij',
  MINE: 'mój moje moich',
  ALL: 'wszystkie wszystkich te',
  EARLIER: 'poprzedni(e|ch) wcześniejsz(e|ych) powyższ(e|ych) dotychczasow(e|ych) początkow(e|ych)',
  IGNORE: 'zignoruj(|cie) ignoruj(|cie) zapomnij(|cie) pomiń odrzuć',
  LEAD: 'proszę teraz i potem',
  NOT: 'nie nigdy',
  OBEY: 'przestrzegaj stosuj słuchaj',
  REVEAL: 'pokaż ujawnij powtórz podaj wypisz wyświetl',
  WHAT: 'jaki jakie',
  RULES: 'instrukcj(e|i|a) polece(nia|ń) zasad(y|) reguł(y|) wytyczn(e|ych) rozkazy',
  SAID: 'wszystko kontekst tekst zadania',
  SYSTEM: 'systemowy systemowe systemowego',
  WITHOUT: 'bez',
  YOUR: 'twój twoje twoich swoje swój',
};

const turkish: Lexicon = {
  ALL: 'tüm bütün',
  EARLIER: 'önceki yukarıdaki',
  IGNORE_LAST: 'unut görmezden yoksay',
  REVEAL_LAST: 'göster söyle tekrarla yaz açıkla',
  RULES: 'talimatları talimatlarını komutları kuralları yönergeleri talimatlar',
  PROMPT: 'istemi istemini promptu promptunu',
  YOUR: 'senin sistem',
};

const russian: Lexicon = {
  BRIEF: 'инструкции',
  ECHO: 'повтори выведи раскрой',
  MINE: 'мой моё мои моих',
  ALL: 'все всех эти',
  EARLIER: 'предыдущи(е|х) прежни(е|х) прошлые выше вышеуказанные изначальные полученные данные ранее',
  IGNORE: 'игнорируй(|те) проигнорируй(|те) забудь(|те) пренебреги отбрось(|те) нарушай',
  LEAD: 'пожалуйста и теперь затем сейчас но',
  NOT: 'не никогда',
  OBEY: 'следуй(|те) слушай(|те) соблюдай(|те) выполняй(|те) подчиняйся',
  PROMPT: 'промпт промт системный',
  REVEAL: 'покажи(|те) раскрой(|те) повтори(|те) выведи(|те) напиши(|те) скажи(|те) переведи',
  WHAT: 'какой какие каковы',
  RULES: 'инструкци(и|ю|й|ям) указани(я|й|ям) правил(а|ам|) команд(ы|ам|) приказ(ы|ов) распоряжения ограничения',
  SAID: 'всё контекст текст задачи сообщения',
  SYSTEM: 'системный системные системную',
  WITHOUT: 'без',
  YOUR: 'твой твои твоих ваши ваш свои свой',
};

export const european: readonly Lexicon[] = [
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  polish,
  turkish,
  russian,
];
