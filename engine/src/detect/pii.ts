import type { Finding, Span } from './finding.ts';
import { mergeFindings } from './mergeFindings.ts';
import { findAuTfns } from './pii/auTfn.ts';
import { findBeNrns } from './pii/beNrn.ts';
import { findBitcoinAddresses } from './pii/bitcoin.ts';
import { findBrCpfs } from './pii/brCpf.ts';
import { findCaSins } from './pii/caSin.ts';
import { findChAhvs } from './pii/chAhv.ts';
import { findCnIds } from './pii/cnId.ts';
import { findCreditCards } from './pii/creditCard.ts';
import { findDeTaxIds } from './pii/deTaxId.ts';
import { findEmails } from './pii/email.ts';
import { findEsDnis } from './pii/esDni.ts';
import { findFiHetus } from './pii/fiHetu.ts';
import { findFrNirs } from './pii/frNir.ts';
import { findIbans } from './pii/iban.ts';
import { findInAadhaars } from './pii/inAadhaar.ts';
import { findIpAddresses } from './pii/ipAddress.ts';
import { findItCodiciFiscali } from './pii/itCodiceFiscale.ts';
import { findMacAddresses } from './pii/macAddress.ts';
import { findNlBsns } from './pii/nlBsn.ts';
import { findNoFnrs } from './pii/noFnr.ts';
import { findPhones } from './pii/phone.ts';
import { findPlPesels } from './pii/plPesel.ts';
import { findSePersonnummer } from './pii/sePersonnummer.ts';
import { findSgNrics } from './pii/sgNric.ts';
import { findUkNhsNumbers } from './pii/ukNhs.ts';
import { findUkNinos } from './pii/ukNino.ts';
import { findUsItins } from './pii/usItin.ts';
import { findUsRoutingNumbers } from './pii/usRouting.ts';
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
const digit = /\d/;
/** Seven digits, with at most three characters between any two. */
const digits = /\d(?:\D{0,3}\d){6}/;
const lettersAndDigits = /[A-Z]{2}[ -]?\d\d/i;
/** Begun with the rarest character, for which the search is quickest. */
const address = /\.\d|:[\da-f:]|-[\da-f]{2}-|\.[\da-f]{4}\./i;
const fiscalCode = /[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST]/i;

/** The kinds of personal data that can be found, the most certain first: where two overlap, the first gives the label. */
export const piiKinds = {
  email: { label: 'EMAIL', title: 'e-mail address', needs: at, find: findEmails },
  iban: { label: 'IBAN', title: 'bank account number (IBAN)', needs: lettersAndDigits, find: findIbans },
  bitcoin: { label: 'BITCOIN', title: 'Bitcoin address', needs: digit, find: findBitcoinAddresses },
  credit_card: { label: 'CREDIT_CARD', title: 'payment card number', needs: digits, find: findCreditCards },
  cn_id: { label: 'CN_ID', title: 'Chinese identity number', needs: digits, find: findCnIds },
  it_codice_fiscale: {
    label: 'IT_CODICE_FISCALE',
    title: 'Italian fiscal code',
    needs: fiscalCode,
    find: findItCodiciFiscali,
  },
  fr_nir: { label: 'FR_NIR', title: 'French social security number', needs: digits, find: findFrNirs },
  ch_ahv: { label: 'CH_AHV', title: 'Swiss social insurance number (AHV)', needs: digits, find: findChAhvs },
  be_nrn: { label: 'BE_NRN', title: 'Belgian national register number', needs: digits, find: findBeNrns },
  no_fnr: { label: 'NO_FNR', title: 'Norwegian identity number', needs: digits, find: findNoFnrs },
  fi_hetu: { label: 'FI_HETU', title: 'Finnish personal identity code', needs: digits, find: findFiHetus },
  br_cpf: { label: 'BR_CPF', title: 'Brazilian taxpayer number (CPF)', needs: digits, find: findBrCpfs },
  de_tax_id: { label: 'DE_TAX_ID', title: 'German tax identification number', needs: digits, find: findDeTaxIds },
  in_aadhaar: { label: 'IN_AADHAAR', title: 'Indian Aadhaar number', needs: digits, find: findInAadhaars },
  es_dni: { label: 'ES_DNI', title: 'Spanish identity number (DNI, NIE)', needs: digits, find: findEsDnis },
  sg_nric: { label: 'SG_NRIC', title: 'Singaporean identity number (NRIC, FIN)', needs: digits, find: findSgNrics },
  se_personnummer: {
    label: 'SE_PERSONNUMMER',
    title: 'Swedish personal number',
    needs: digits,
    find: findSePersonnummer,
  },
  uk_nino: { label: 'UK_NINO', title: 'UK National Insurance number', needs: lettersAndDigits, find: findUkNinos },
  uk_nhs: { label: 'UK_NHS', title: 'UK NHS number', needs: digits, find: findUkNhsNumbers },
  nl_bsn: { label: 'NL_BSN', title: 'Dutch citizen service number (BSN)', needs: digits, find: findNlBsns },
  pl_pesel: { label: 'PL_PESEL', title: 'Polish PESEL number', needs: digits, find: findPlPesels },
  ca_sin: { label: 'CA_SIN', title: 'Canadian social insurance number', needs: digits, find: findCaSins },
  au_tfn: { label: 'AU_TFN', title: 'Australian tax file number', needs: digits, find: findAuTfns },
  us_routing: { label: 'US_ROUTING', title: 'US bank routing number', needs: digits, find: findUsRoutingNumbers },
  us_itin: { label: 'US_ITIN', title: 'US taxpayer identification number (ITIN)', needs: digits, find: findUsItins },
  us_ssn: { label: 'US_SSN', title: 'US Social Security number', needs: digits, find: findUsSsns },
  mac_address: { label: 'MAC_ADDRESS', title: 'MAC address', needs: address, find: findMacAddresses },
  ip_address: { label: 'IP_ADDRESS', title: 'IP address', needs: address, find: findIpAddresses },
  phone: { label: 'PHONE', title: 'phone number', needs: digits, find: findPhones },
} satisfies Readonly<Record<string, PiiRow>>;

export type PiiKind = keyof typeof piiKinds;

/** Finds the personal data of some kinds in a text, sorted by start, without overlaps. Time linear in the text. */
export function compilePii(kinds: readonly PiiKind[]): (text: string) => Finding[] {
  const rows: readonly PiiRow[] = Object.entries(piiKinds).flatMap(([kind, row]) => (isIn(kinds, kind) ? [row] : []));
  const needs = [...new Set(rows.map((row) => row.needs))];
  return (text) => {
    const met = needs.filter((need) => need.test(text));
    if (met.length === 0) return [];
    const findings = rows.flatMap((row) => (met.includes(row.needs) ? labelled(row, text) : []));
    return findings.length > 1 ? mergeFindings(findings) : findings;
  };
}

function isIn(kinds: readonly string[], kind: string): boolean {
  return kinds.includes(kind);
}

function labelled({ find, label }: PiiRow, text: string): Finding[] {
  return find(text).map((span) => ({ ...span, label }));
}
