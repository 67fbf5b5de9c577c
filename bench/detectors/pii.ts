import { compilePii, type PiiKind, piiKinds } from '../../engine/src/detect/pii.ts';
import { agentDojoBanking, injecGuardPrompts, notInjectPrompts, xstestAnswers, xstestPrompts } from './data.ts';
import type { DetectorBench, LabelledText } from './labelled.ts';

/**
 * There is no labelled set of personal data here. Texts of the public sets are positive where they hold a number of one of
 * the forms below: we searched for `@`, for six digits in a row, and for eight characters of digits and separators, and
 * judged each place by what stands around it. Personal data in another form would have been passed over.
 * The rest is made up: numbers that authorities publish as examples, in our own sentences, and the same numbers with
 * their last character changed, which is to be found no more. What is measured with them is that a kind works, and how
 * many need a word beside them; not how people write.
 */
export const bench: DetectorBench = {
  rows: (data) => [
    ...read('NotInject', notInjectPrompts(data)),
    ...read(
      'InjecGuard',
      injecGuardPrompts(data).map(({ text }) => text),
    ),
    ...read('XSTest prompts', xstestPrompts(data)),
    ...read('XSTest answers', xstestAnswers(data)),
    ...read('AgentDojo', [...agentDojoBanking(data).userTasks, ...agentDojoBanking(data).injections]),
    ...Object.entries(examples).flatMap(([kind, numbers]) =>
      numbers.flatMap((number) => made(kind as PiiKind, number)),
    ),
  ],
  settings: { 'pii: true': compilePii(Object.keys(piiKinds) as PiiKind[]) },
};

/**
 * A phone number with its area, all of firms and hotlines; hotlines that are words (`1-800-…-TALK`) are not counted. An
 * account number as an IBAN is written, also of the United States, which have none.
 */
const form = /\b1-\d{3}-\d{3}-\d{4}\b|\b[A-Z]{2}\d{2}[A-Z\d]{10,}/;

function read(from: string, texts: readonly string[]): readonly LabelledText[] {
  return texts.map((text) => {
    const positive = form.test(text);
    return { text, positive, from: `${from}, ${positive ? 'with' : 'without'}` };
  });
}

function made(kind: PiiKind, number: string): readonly LabelledText[] {
  const { title } = piiKinds[kind];
  const other = changed(number);
  const rows: LabelledText[] = [
    { text: `My ${title} is ${number}, thanks.`, positive: true, from: 'made up: with its name' },
    { text: `Here you are: ${number}. Thanks!`, positive: true, from: 'made up: without its name' },
  ];
  if (unchecked.has(kind)) return rows;
  return [...rows, { text: `My ${title} is ${other}, thanks.`, positive: false, from: 'made up: wrong check' }];
}

/** With another last digit or letter. */
function changed(number: string): string {
  const last = number.slice(-1);
  const next =
    last === '9' ? '0' : last === 'Z' ? 'A' : last === 'z' ? 'a' : String.fromCharCode(last.charCodeAt(0) + 1);
  return number.slice(0, -1) + next;
}

/** These have nothing that could be checked. */
const unchecked: ReadonlySet<PiiKind> = new Set([
  'email',
  'phone',
  'us_ssn',
  'us_itin',
  'uk_nino',
  'ip_address',
  'mac_address',
]);

/** Example numbers of the authorities, of standards, and of the manuals of payment services. */
const examples: Readonly<Record<PiiKind, readonly string[]>> = {
  email: ['jo.doe@shop.example', 'first+last@sub.shop.co.uk', 'jürgen@müller.example'],
  phone: ['+1 202 555 0143', '+44 20 7946 0958', '(415) 555-2671', '+49 30 901820', '+33 1 23 45 67 89'],
  credit_card: [
    '4111 1111 1111 1111',
    '5555555555554444',
    '378282246310005',
    '6011-1111-1111-1117',
    '3530111333300000',
  ],
  iban: [
    'GB82 WEST 1234 5698 7654 32',
    'DE89370400440532013000',
    'FR14 2004 1010 0505 0001 3M02 606',
    'NL91ABNA0417164300',
  ],
  bitcoin: ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
  us_ssn: ['123-45-6789', '078-05-1120'],
  us_itin: ['900-70-0000', '912-90-3456'],
  us_routing: ['021000021', '011401533'],
  ca_sin: ['130 692 544'],
  au_tfn: ['123 456 782'],
  uk_nino: ['AB 12 34 56 C', 'JG103759A'],
  uk_nhs: ['943 476 5919'],
  nl_bsn: ['111222333'],
  be_nrn: ['85.07.30-033.28'],
  ch_ahv: ['756.9217.0769.85'],
  de_tax_id: ['86095742719'],
  fr_nir: ['2 06 12 75 111 005 64'],
  es_dni: ['12345678Z', 'X1234567L'],
  it_codice_fiscale: ['RSSMRA85T10A562S'],
  pl_pesel: ['44051401359'],
  se_personnummer: ['811218-9876'],
  fi_hetu: ['131052-308T'],
  no_fnr: ['15108695088'],
  in_aadhaar: ['4991 1866 5246'],
  br_cpf: ['529.982.247-25'],
  cn_id: ['11010519491231002X', '440524188001010014'],
  sg_nric: ['S1234567D', 'G1234567X'],
  ip_address: ['8.8.8.8', '2001:db8::8a2e:370:7334'],
  mac_address: ['00:1a:2b:3c:4d:5e'],
};
