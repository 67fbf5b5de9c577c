import { anyOf, defineCues, oneOf } from '../cues.ts';

const re = String.raw;

/** Infinitives of what an assistant is asked to do; in German they close the clause. */
const serve = `${oneOf(`
  helfen weiterhelfen behilflich unterstützen beantworten antworten geben anbieten bereitstellen liefern nachkommen erfüllen
  entsprechen erstellen schreiben verfassen erzeugen generieren erklären beschreiben nennen sagen verraten preisgeben teilen
  mitteilen diskutieren besprechen sprechen eingehen äußern empfehlen fördern gutheißen befürworten dulden durchführen
  ausführen bearbeiten genehmigen erstatten zulassen tun machen mitmachen dienen herausgeben weitergeben fortfahren übersetzen`)}\\b`;

const refusing = '(?:kann|darf|werde|möchte|will|könnte)';
const no = '(?:nicht|kein(?:e[nrms]?)?|nichts)';

export const german = defineCues({
  declines: [
    re`\b(?:ich|wir) ${refusing}\b[^.]{0,100}?\b${no}\b[^.]{0,140}? ${serve}`,
    re`\b(?:kann|darf|werde|möchte|können|dürfen) (?:ich|wir)\b[^.]{0,100}?\b${no}\b[^.]{0,140}? ${serve}`,
    re`\b(?:ich|wir) (?:bin|sind)\b[^.]{0,60}?\bnicht (?:in der lage|befugt|berechtigt|bereit|dafür da|dazu da|autorisiert)\b`,
    re`\b(?:ist|wäre) (?:es )?(?:mir|uns) (?:leider )?nicht (?:möglich|erlaubt|gestattet)\b`,
    re`\b(?:ich|wir) (?:muss|müssen|möchte|werde)?\b[^.]{0,80}?\b(?:ablehnen|verweigern)\b|\blehne ich\b[^.]{0,60}\bab\b`,
    re`\bich (?:möchte|würde) (?:das |dies |darüber |dazu )?lieber nicht\b`,
    re`\b(?:verstößt|verstoßen|widerspricht|widersprechen)\b[^.]{0,40}\b(?:meine|meinen|unsere|unseren|die|den) (?:[a-zäöüß]+ )?(?:richtlinien|grundsätze[n]?|programmierung|prinzipien|regeln|werten?|nutzungsbedingungen)`,
    re`\b(?:unsere|meine) (?:[a-zäöüß]+ )?(?:richtlinien|regeln|vorgaben|bedingungen) (?:erlauben|gestatten|lassen|verbieten|untersagen)\b`,
  ],
  norms: [
    anyOf(re`
      illegal|rechtswidrig|strafbar|gesetz|unethisch|ethisch|moral|gefährlich|schädlich|schaden|schädigen|gewalt
      sicherheit|verantwort`),
    anyOf(re`
      richtlinien|grundsätz|datenschutz|privatsphäre|vertraulich|persönliche (?:daten|informationen)
      unangemessen|angemessen|respekt|diskriminier|beleidig|missbrauch|verletz|waffe`),
  ],
  limits: [
    anyOf(re`
      zugriff|echtzeit|aktuelle[nr]? (?:daten|informationen)|internet
      keine (?:genauen |näheren |ausreichenden )?(?:informationen|angaben|daten)|\bgenaue
      \bpersönliche (?:meinung|erfahrung)|weitere angaben|mehr informationen`),
  ],
  premises: ['fiktive|erfunden|existiert nicht|keine reale person|ergibt keinen sinn'],
  rebukes: [
    re`\bnicht (?:angemessen|akzeptabel|vertretbar|richtig|in ordnung|ethisch)\b[^.]{0,60}\bzu (?:behaupten|sagen|fragen|unterstellen|verallgemeinern|diskutieren|spekulieren)`,
  ],
  disapprovals: [
    re`\b(?:ist|sind|wäre)\b[^.]{0,40}?\b(?:nicht|niemals|nie) (?:[a-zäöü]+ )?(?:akzeptabel|angemessen|vertretbar|in ordnung|richtig|ethisch)`,
    re`\b(?:illegal|strafbar|unethisch|unmoralisch|gefährlich|verwerflich) und (?:[a-zäöü]+ )?(?:illegal|strafbar|unethisch|unmoralisch|gefährlich|verwerflich|schädlich)`,
    re`\brate (?:ich )?(?:dir |ihnen |euch )?(?:dringend |davon )`,
  ],
  objections: [
    re`\bich (?:muss|möchte) (?:aber |jedoch )?(?:darauf hinweisen|anmerken|betonen)\b[^.]{0,80}\b(?:begriff|ausdruck|formulierung|wort|frage|anfrage|annahme)`,
  ],
  offers: [
    re`\b(?:aber|jedoch|allerdings|stattdessen|dennoch|gerne?)\b[^.]{0,30}?\b(?:kann ich|ich kann|könnte ich|zeige ich|erkläre ich|gebe ich|helfe ich)\b`,
    re`\bhier (?:sind|ist|findest du|finden sie) (?:ein|einige|eine|ein paar|die|der|das|mehrere)`,
  ],
  deeds: [re`\b(?:aber|jedoch|stattdessen|dafür) (?:habe ich|ich habe)\b`],
  consolations: [
    anyOf(re`
      telefonseelsorge|hilfetelefon|seelsorge|notruf|therapeut|beratungsstelle|psycholog|professionelle hilfe
      vertrauensperson|gefühle|konflikt|nicht allein`),
  ],
  diversions: [re`\bstattdessen\b|\banstatt\b|\bkonzentrier`],
  courtesies: [
    anyOf(re`
      tut mir leid|entschuldig|bedaure|leider|weitere fragen|andere fragen|sonst noch|andere[nsm]? thema
      etwas anderem|gerne weiter|\bals ki\b|sprachmodell|ich verstehe|vielen dank`),
  ],
  replies: [re`^\s{0,6}(?:ja|nein)\b`],
  introductions: [
    re`\b(?:hier ist|hier sind|folgende[rsn]?)\b[^.!?]{0,60}\b(?:entwurf|vorlage|muster|beispiel|e-?mail|brief|nachricht|antwort|text)[^.!?]{0,60}:\s{0,4}$|^\s{0,4}betreff:`,
  ],
});
