const A = 0x61;
const LETTERS = 26;

/** By first letter, and in the row by second: five more than the binary logarithm of how much more often than chance. */
const weightRows = [
  '55772453622868542878652035',
  '43007000520500300522300030',
  '60406008703601700406600000',
  '70029012800301700531611000',
  '54776564723879244987563424',
  '51015401400200500515510000',
  '50037025502405500522500000',
  '70008000501322600417500000',
  '76778474165668843778360104',
  '20025003004004300020400000',
  '20006001301300200222300000',
  '81248243804721623045520031',
  '74017000600040550030400000',
  '82688473723225601278441034',
  '34665653602679560776643022',
  '60107100400510640711400000',
  '00000000000000000000700000',
  '84469443804345730467534053',
  '62637414602320751177620011',
  '70008136800411810766612044',
  '64546432520668540656122413',
  '60007000600000600400100000',
  '40005003500001400000200000',
  '00102000300000120001000000',
  '10002000000111400120000000',
  '50004000600000400002502003',
];

const weights = Uint8Array.from(weightRows.join(''), Number);

/**
 * How usual it is that one letter follows another: 0 for next to never to 9, by bits. Counted in the Universal
 * Declaration of Human Rights in English, German, French, Spanish, Italian, Portuguese and Dutch, accents left out, each
 * language weighing the same. Takes letters as 0 for `a` to 25 for `z`.
 */
export function pairWeight(first: number, second: number): number {
  return weights[first * LETTERS + second] ?? 0;
}

/** A letter of ASCII in either case as 0 to 25; -1 for anything else. */
export function letterOf(unit: number): number {
  const letter = (unit | 0x20) - A;
  return letter >= 0 && letter < LETTERS ? letter : -1;
}
