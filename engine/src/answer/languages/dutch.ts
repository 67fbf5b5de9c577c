import { anyOf, defineCues, oneOf } from '../cues.ts';

const re = String.raw;

/** Infinitives of what an assistant is asked to do; in Dutch they close the clause or stand after the negation. */
const serve = `${oneOf(`
  helpen meehelpen assisteren ondersteunen beantwoorden antwoorden geven bieden aanbieden verstrekken leveren voldoen inwilligen
  maken schrijven opstellen genereren produceren uitleggen beschrijven noemen zeggen vertellen onthullen delen bespreken praten
  ingaan uitlaten aanraden adviseren aanmoedigen goedkeuren steunen uitvoeren verwerken terugbetalen toestaan doen meewerken
  bijdragen verdergaan vertalen`)}\\b`;

const refusing = '(?:kan|mag|zal|wil|ga|kunnen|mogen)';
const no = '(?:niet|geen|niets)';
const rules = '(?:richtlijnen|principes|regels|programmering|waarden|beleid|voorwaarden)';

export const dutch = defineCues({
  declines: [
    re`\b(?:ik|we|wij) ${refusing}\b[^.]{0,100}?\b${no}\b[^.]{0,140}?\b${serve}`,
    re`\b${refusing} (?:ik|we|wij)\b[^.]{0,100}?\b${no}\b[^.]{0,140}?\b${serve}`,
    re`\b(?:ik|we|wij) (?:ben|zijn)\b[^.]{0,60}?\bniet (?:in staat|bevoegd|gemachtigd|bereid)\b|\bis (?:het )?(?:mij|me|ons) (?:helaas )?niet (?:mogelijk|toegestaan)`,
    anyOf(re`
      \bik (?:moet|wil)\b[^.]{0,80}?\b(?:weigeren|afwijzen)\b|\bik weiger\b
      \bik (?:wil|zou|doe)\b[^.]{0,20}\bliever niet\b`),
    re`\b(?:in strijd met|tegen|indruist tegen|in tegen) (?:mijn|onze|ons|de) (?:[a-z]+ )?${rules}|\b(?:schendt|overtreedt) (?:mijn|onze|ons|de) ${rules}`,
    re`\b(?:ons|onze|mijn) ${rules} (?:staat|staan|laat|laten|verbiedt|verbieden)\b`,
  ],
  norms: [
    anyOf(re`
      illegaal|onwettig|strafbaar|wettelijk|onethisch|ethisch|moreel|gevaarlijk|schadelijk|schade|geweld
      veiligheid|verantwoord|richtlijnen|principes|beleid|privacy|vertrouwelijk
      persoonlijke (?:gegevens|informatie)|persoonsgegevens|ongepast|gepast|respect|discrimin|haat|wapen`),
  ],
  limits: [
    anyOf(re`
      toegang|real-?time|actuele (?:gegevens|informatie)|internet|onvoldoende informatie
      meer (?:informatie|details)|persoonlijke mening|exacte?\b|precieze?\b`),
  ],
  premises: ['fictief|fictieve|verzonnen|bestaat niet|geen echt persoon|slaat nergens op'],
  rebukes: [
    re`\bniet (?:gepast|acceptabel|ethisch|juist|eerlijk)\b[^.]{0,40}\bte (?:zeggen|suggereren|beweren|vragen|generaliseren|bespreken|speculeren|veronderstellen)`,
  ],
  disapprovals: [
    re`\b(?:is|zijn)\b[^.]{0,40}?\b(?:niet|nooit) (?:[a-z]+ )?(?:acceptabel|gepast|ethisch|toelaatbaar|verantwoord|oké|goed te praten)`,
    re`\b(?:illegaal|onethisch|gevaarlijk|immoreel|strafbaar) en (?:[a-z]+ )?(?:illegaal|onethisch|gevaarlijk|immoreel|strafbaar|schadelijk)`,
    re`\b(?:raad|raden) (?:ik |we )?(?:je|u|jou)?\b[^.]{0,40}\baf\b`,
  ],
  objections: [
    re`\bik (?:moet|wil) (?:er )?(?:wel )?(?:op wijzen|opmerken|benadrukken)\b[^.]{0,80}\b(?:term|uitdrukking|woord|formulering|vraag|verzoek|aanname)`,
  ],
  offers: [
    re`\b(?:maar|echter|wel|in plaats daarvan|toch)\b[^.]{0,30}?\b(?:kan ik|ik kan|zou ik|help ik)\b`,
    re`\bhier (?:zijn|is|volgen|vind je|vindt u) (?:een|enkele|wat|de|het|hoe)`,
  ],
  deeds: [re`\b(?:maar|wel) (?:heb ik|ik heb)\b`],
  consolations: [
    anyOf(re`
      hulplijn|zelfmoordlijn|113|therapeut|psycholoog|professionele hulp|hulpdiensten|huisarts|conflict|emoties
      gevoelens|niet alleen`),
  ],
  diversions: [re`\bin plaats van\b|\bricht(?:en)? op\b`],
  courtesies: [
    anyOf(re`
      het spijt me|sorry|excuses|helaas|andere vra(?:ag|gen)|iets anders|nog (?:iets|meer)|als ai\b|taalmodel
      ik begrijp|bedankt|aarzel niet`),
  ],
  replies: [re`^\s{0,6}(?:ja|nee)\b`],
  introductions: [
    re`\b(?:hier is|hier volgt|dit is)\b[^.!?]{0,60}\b(?:concept|sjabloon|voorbeeld|e-?mail|brief|bericht|antwoord|tekst)[^.!?]{0,60}:\s{0,4}$|^\s{0,4}onderwerp:`,
  ],
});
