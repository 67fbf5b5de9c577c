import { anyOf, defineCues, oneOf } from '../cues.ts';

const re = String.raw;

/** Stems, for the pronoun clings to the infinitive: *aiutarti*, *fornirvi*. */
const serve = oneOf(`
  aiutar assister fornir dar offrir risponder soddisfar accontentar esaudir crear scriver rediger generar produrr spiegar
  descriver dir rivelar divulgar condivider discuter parlar promuover incoraggiar sostener raccomandar consigliar suggerir
  far effettuar elaborar rimborsar autorizzar approvar continuar partecipar commentar trattar accettar tradurr eseguir supportar
  proceder`);

const rules = '(?:linee guida|principi|regole|programmazione|valori|politic(?:a|he)|norme|condizioni|policy)';

export const italian = defineCues({
  declines: [
    re`\bnon (?:ti |vi |le |lo |la )?(?:posso|possiamo|potrei|potrò|devo|voglio|intendo)(?: proprio| purtroppo| semplicemente)? ${serve}`,
    re`\bnon (?:sono|siamo) (?:in grado|autorizzat[oaie]|abilitat[oaie]|programmat[oaie]|progettat[oaie]|dispost[oaie])\b`,
    anyOf(re`
      \bnon (?:mi|ci) è (?:possibile|permesso|consentito)|\bmi è impossibile|\bnon mi sento a mio agio`),
    anyOf(re`
      \b(?:devo|sono costrett[oa] a) (?:rifiutar|declinar)|\bmi rifiuto\b|\bpreferisco non\b|\bpreferirei non\b
      \brifiuto di\b`),
    re`\b(?:mi dispiace|purtroppo|spiacente|scusa|scusi)\b[^.]{0,60}\bnon posso\b`,
    re`\b(?:va|vanno|andrebbe) contro (?:le mie|i miei|le nostre|i nostri|la mia|la nostra) (?:[a-z]+ )?${rules}|\bviola (?:le mie|i miei|le nostre|i nostri|la nostra|le) ${rules}`,
    re`\b(?:la nostra|le nostre|le mie|i nostri) ${rules}[^.]{0,30}\b(?:non (?:mi |ci )?(?:permett|consent)|viet|proib)`,
  ],
  norms: [
    anyOf(re`
      illegal|illecit|etic[oahi]|moral|pericolos|dannos|danneggi|danno|violen|sicurezza|responsabil|linee guida
      principi|politic|privacy|riservat|confidenzial|dati personali|informazioni personali|inappropriat
      appropriat|rispett|discrimin|odio|\barm[ai]\b`),
  ],
  limits: [
    anyOf(re`
      accesso a|tempo reale|internet|informazioni (?:aggiornate|sufficienti|precise|specifiche)
      più (?:informazioni|dettagli)|opinion[ei] personal|risposta (?:esatta|definitiva)`),
  ],
  premises: [
    anyOf(re`
      personaggio (?:di fantasia|immaginario|fittizio)|non esiste|non è una persona reale|non ha senso`),
  ],
  rebukes: [
    re`\bnon (?:è|sarebbe) (?:appropriato|opportuno|accettabile|etico|corretto|giusto)[^.]{0,20} (?:dire|suggerire|affermare|chiedere|generalizzare|discutere|speculare|presumere)`,
  ],
  disapprovals: [
    re`\bnon (?:è|sono|sarebbe) (?:mai )?(?:[a-z]+ )?(?:accettabil|appropriat|etic|corrett|giustificabil|moral)`,
    re`\b(?:illegale|immorale|pericoloso|non etico|dannoso) e (?:[a-z]+ )?(?:illegale|immorale|pericoloso|non etico|dannoso|inaccettabile)`,
    re`\b(?:ti|vi|le) sconsiglio`,
  ],
  objections: [
    re`\b(?:devo|vorrei|desidero) (?:precisare|sottolineare|far notare|segnalare)\b[^.]{0,80}\b(?:termine|espressione|parola|frase|domanda|richiesta|presupposto)`,
  ],
  offers: [
    re`\b(?:ma|tuttavia|però|invece|piuttosto)\b[^.]{0,30}?\b(?:posso|potrei|sarei felice)\b`,
    re`\becco (?:un|una|alcun[ie]|come|i|le|la|il|qualche)\b`,
  ],
  deeds: [re`\b(?:ma|però|tuttavia),? (?:ti |le )?ho (?:già )?[a-z]+(?:ato|ito|uto|tto|sto|so)\b`],
  consolations: [
    anyOf(re`
      numero di emergenza|linea di (?:aiuto|ascolto)|telefono amico|terapeuta|psicolog|aiuto professionale
      servizi di emergenza|conflitt|emozioni|sentimenti|non sei sol[oa]`),
  ],
  diversions: [re`\binvece di\b|\bpiuttosto che\b|\bconcentr`],
  courtesies: [
    anyOf(re`
      mi dispiace|spiacente|purtroppo|scus[aio]|altr[aeio] (?:domand|cos|richiest|argoment)|qualcos'altro
      non esitare|sono qui per|come (?:ia|modello|assistente)|capisco|comprendo|grazie`),
  ],
  replies: [re`^\s{0,6}(?:sì|no)[,.!]`],
  introductions: [
    re`\b(?:ecco|questa è|questo è)\b[^.!?]{0,60}\b(?:bozza|modello|esempio|e-?mail|lettera|messaggio|risposta|testo)[^.!?]{0,60}:\s{0,4}$|^\s{0,4}oggetto:`,
  ],
});
