import { anyOf, defineCues, oneOf } from '../cues.ts';

const re = String.raw;

const serve = `${oneOf(`
  aider assister fournir donner offrir proposer répondre accéder satisfaire accepter créer écrire rédiger générer produire
  expliquer décrire dire révéler divulguer partager communiquer discuter parler aborder promouvoir encourager soutenir
  cautionner recommander conseiller suggérer faire effectuer traiter rembourser accorder autoriser continuer participer
  commenter traduire exécuter`)}\\b`;

const toYou = "(?:vous |t'|te |leur |lui |l'|le |la |les |y |en |m')?";
const rules = '(?:directives|principes|règles|programmation|valeurs|politiques?|consignes|conditions)';

export const french = defineCues({
  declines: [
    re`\b(?:je|nous) ne (?:peux|puis|pouvons|pourrai|pourrais|saurais|veux|dois)(?: malheureusement| donc)? (?:pas|ni|rien|aucun[e]?)?\s?(?:malheureusement |simplement |vraiment )?${toYou}${toYou}${serve}`,
    re`\b(?:je|nous) ne (?:suis|sommes) (?:malheureusement )?pas (?:en mesure|capable|autorisée?|habilitée?|disposée?|programmée?|conçue?|à l'aise)`,
    re`\bil m'est (?:malheureusement )?(?:impossible|interdit)|\bil ne m'est pas (?:possible|permis)`,
    anyOf(re`
      \bje (?:refuse|décline|dois (?:refuser|décliner)|me dois de (?:refuser|décliner))\b
      \bje (?:préfère|préférerais) ne pas\b`),
    re`\bje ne vais pas ${toYou}${serve}`,
    re`\b(?:désolée?|regrette|malheureusement)[^.]{0,60}\bje ne (?:peux|puis) pas\b`,
    re`\b(?:va|vont|est|serait) (?:à l'encontre de|contraire à) (?:mes|nos|notre|ma) (?:[a-zé]+ )?${rules}|\b(?:enfreint|viole) (?:mes|nos|notre|ma|les) ${rules}`,
    re`\b(?:nos|notre|mes) ${rules}[^.]{0,30}\b(?:ne (?:me |nous )?permet|interdi)`,
  ],
  norms: [
    anyOf(re`
      illégal|illicite|contraire à l|éthique|moral|dangereu|nuisible|nuire|violen|sécurité|responsable
      directives|principes|politique de|vie privée|confidenti|données personnelles|informations personnelles
      inappropri|approprié|respect|discrimin|haine|préjudic|arme`),
  ],
  limits: [
    anyOf(re`
      accès à|en temps réel|internet|informations (?:actuelles|récentes|précises|suffisantes)
      plus d'informations|plus de détails|réponse (?:précise|définitive)|opinions? personnelle|adresse exacte`),
  ],
  premises: [
    anyOf(re`
      personnage (?:de fiction|fictif|imaginaire)|n'existe pas|pas une personne réelle|n'a pas de sens`),
  ],
  rebukes: [
    re`\b(?:n'est pas|serait pas|n'est jamais) (?:approprié|acceptable|éthique|convenable|correct|juste)[^.]{0,20} de (?:dire|suggérer|prétendre|demander|généraliser|discuter|spéculer|supposer)|\binapproprié de (?:dire|suggérer|discuter|demander)`,
  ],
  disapprovals: [
    re`\b(?:n'est|ne sont|ne serait) (?:pas|jamais) (?:[a-zé]+ )?(?:acceptable|appropriée?|éthique|justifi|moral)`,
    re`\b(?:illégal|immoral|dangereux|contraire à l.éthique|nuisible)e? et (?:[a-zé]+ )?(?:illégal|immoral|dangereux|contraire|nuisible|répréhensible|inacceptable)`,
    re`\bje (?:vous |te )?(?:déconseille|conseille vivement de ne pas)`,
  ],
  objections: [
    re`\bje (?:dois|tiens à|voudrais) (?:souligner|préciser|signaler|rappeler)\b[^.]{0,80}\b(?:terme|expression|mot|formulation|question|demande|hypothèse)`,
  ],
  offers: [
    re`\b(?:mais|cependant|toutefois|néanmoins|en revanche|par contre|à la place)\b[^.]{0,30}?\b(?:je peux|je pourrais|je serais ravi)`,
    re`\bvoici (?:une?|quelques|des|les|la|le|comment|plusieurs)\b`,
  ],
  deeds: [re`\b(?:mais|cependant|en revanche|toutefois),? j'ai (?:déjà )?[a-zé]+(?:é|i|is|u|it)\b`],
  consolations: [
    anyOf(re`
      numéro d'urgence|ligne d'écoute|thérapeute|psycholog|aide professionnelle|professionnel de (?:la )?santé
      services d'urgence|conflit|émotions|pas seule?`),
  ],
  diversions: [re`\bplutôt que\b|\bau lieu de\b|\bconcentr`],
  courtesies: [
    anyOf(re`
      désolée?|excuse|regrette|malheureusement|autres? questions?|autre chose|n'hésitez pas|n'hésite pas
      je suis là pour|en tant qu'ia|en tant que modèle|je comprends|merci`),
  ],
  replies: [re`^\s{0,6}(?:oui|non)\b`],
  introductions: [
    re`\bvoici\b[^.!?]{0,60}\b(?:brouillon|modèle|exemple|e-?mail|courriel|lettre|message|réponse|texte)[^.!?]{0,60}:\s{0,4}$|^\s{0,4}objet ?:`,
  ],
});
