import type { Finding, Span } from './finding.ts';
import { mergeFindings } from './mergeFindings.ts';
import { findBrCpfs } from './pii/brCpf.ts';
import { findCreditCards } from './pii/creditCard.ts';
import { findDeTaxIds } from './pii/deTaxId.ts';
import { findEmails } from './pii/email.ts';
import { findEsDnis } from './pii/esDni.ts';
import { findFrNirs } from './pii/frNir.ts';
import { findIbans } from './pii/iban.ts';
import { findInAadhaars } from './pii/inAadhaar.ts';
import { findIpAddresses } from './pii/ipAddress.ts';
import { findItCodiciFiscali } from './pii/itCodiceFiscale.ts';
import { findNlBsns } from './pii/nlBsn.ts';
import { findPhones } from './pii/phone.ts';
import { findUkNhsNumbers } from './pii/ukNhs.ts';
import { findUkNinos } from './pii/ukNino.ts';
import { findUsSsns } from './pii/usSsn.ts';

/** One kind of personal data. */
interface PiiRow {
  readonly label: string;
  /** For people, in the singular. */
  readonly title: string;
  /** Whether the text can hold any: a quick test that is never wrong when it says no. */
  readonly needs: RegExp;
  readonly find: (text: string) => Span[];
}

const at = /@/;
const letterAndDigit = /\d/;
/** Seven digits, with at most three characters between any two. */
const manyDigits = /(?:\d\D{0,3}){6}\d/;

/** The kinds of personal data that can be found, the most certain first: where two overlap, the first gives the label. */
export const piiKinds = {
  email: { label: 'EMAIL', title: 'e-mail address', needs: at, find: findEmails },
  iban: { label: 'IBAN', title: 'bank account number (IBAN)', needs: letterAndDigit, find: findIbans },
  credit_card: { label: 'CREDIT_CARD', title: 'payment card number', needs: manyDigits, find: findCreditCards },
  it_codice_fiscale: {
    label: 'IT_CODICE_FISCALE',
    title: 'Italian fiscal code',
    needs: letterAndDigit,
    find: findItCodiciFiscali,
  },
  fr_nir: { label: 'FR_NIR', title: 'French social security number', needs: manyDigits, find: findFrNirs },
  br_cpf: { label: 'BR_CPF', title: 'Brazilian taxpayer number (CPF)', needs: manyDigits, find: findBrCpfs },
  de_tax_id: { label: 'DE_TAX_ID', title: 'German tax identification number', needs: manyDigits, find: findDeTaxIds },
  in_aadhaar: { label: 'IN_AADHAAR', title: 'Indian Aadhaar number', needs: manyDigits, find: findInAadhaars },
  es_dni: { label: 'ES_DNI', title: 'Spanish identity number (DNI, NIE)', needs: manyDigits, find: findEsDnis },
  uk_nino: { label: 'UK_NINO', title: 'UK National Insurance number', needs: letterAndDigit, find: findUkNinos },
  uk_nhs: { label: 'UK_NHS', title: 'UK NHS number', needs: manyDigits, find: findUkNhsNumbers },
  nl_bsn: { label: 'NL_BSN', title: 'Dutch citizen service number (BSN)', needs: manyDigits, find: findNlBsns },
  us_ssn: { label: 'US_SSN', title: 'US Social Security number', needs: manyDigits, find: findUsSsns },
  ip_address: { label: 'IP_ADDRESS', title: 'IP address', needs: letterAndDigit, find: findIpAddresses },
  phone: { label: 'PHONE', title: 'phone number', needs: manyDigits, find: findPhones },
} satisfies Readonly<Record<string, PiiRow>>;

export type PiiKind = keyof typeof piiKinds;

/** The personal data of some kinds in a text, sorted by start, without overlaps. Time linear in the text. */
export function findPii(text: string, kinds: readonly PiiKind[]): Finding[] {
  const wanted = new Set(kinds);
  const findings = Object.entries(piiKinds).flatMap(([kind, { label, needs, find }]) =>
    wanted.has(kind as PiiKind) && needs.test(text) ? find(text).map((span) => ({ ...span, label })) : [],
  );
  return mergeFindings(findings);
}
