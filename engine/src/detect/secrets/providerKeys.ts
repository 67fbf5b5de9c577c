import type { Finding } from '../finding.ts';

interface KeyFormat {
  readonly label: string;
  /** Begins with the fixed characters that name the provider; every repetition has a bound, so a match has too. */
  readonly format: RegExp;
}

/**
 * What the providers' keys look like, after their own pages and the rules that Gitleaks keeps for them (config/
 * gitleaks.toml). Lengths are lower bounds where a provider has changed them before.
 */
const keyFormats: readonly KeyFormat[] = [
  { label: 'ANTHROPIC_KEY', format: /sk-ant-[a-z]{3,8}\d\d-[\w-]{24,200}/ },
  { label: 'OPENAI_KEY', format: /sk-(?:proj|svcacct|admin)-[\w-]{24,250}|sk-[A-Za-z0-9]{40,64}/ },
  { label: 'OPENROUTER_KEY', format: /sk-or-v1-[0-9a-f]{64}/ },
  { label: 'AWS_ACCESS_KEY', format: /(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}/ },
  { label: 'GITHUB_TOKEN', format: /gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_\w{82}/ },
  {
    label: 'GITLAB_TOKEN',
    format: /gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|oas|imt)-[\w-]{20,300}(?:\.[0-9a-z.]{2,20})?/,
  },
  { label: 'SLACK_TOKEN', format: /xox[abeoprs](?:\.xox[bp])?-[\w-]{10,250}|xapp-\d-[\w-]{10,250}/ },
  { label: 'SLACK_WEBHOOK', format: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,60}/ },
  { label: 'STRIPE_KEY', format: /[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,250}|whsec_[A-Za-z0-9+/]{24,64}/ },
  { label: 'GOOGLE_KEY', format: /AIza[\w-]{35}|GOCSPX-[\w-]{28}|ya29\.[\w-]{30,400}/ },
  { label: 'AZURE_KEY', format: /AccountKey=[A-Za-z0-9+/]{80,90}={0,2}|[\w~.]{3}\dQ~[\w~.-]{31,34}/ },
  { label: 'NPM_TOKEN', format: /npm_[A-Za-z0-9]{36}/ },
  { label: 'PYPI_TOKEN', format: /pypi-AgEIcHlwaS5vcmc[\w-]{50,1000}/ },
  { label: 'SENDGRID_KEY', format: /SG\.[\w-]{22}\.[\w-]{43}/ },
  { label: 'TWILIO_KEY', format: /SK[0-9a-fA-F]{32}/ },
  { label: 'HUGGING_FACE_TOKEN', format: /hf_[A-Za-z0-9]{34,40}/ },
  { label: 'DIGITALOCEAN_TOKEN', format: /do[opr]_v1_[0-9a-f]{64}/ },
  { label: 'SHOPIFY_TOKEN', format: /shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/ },
  { label: 'JWT', format: /eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1400}/ },
];

/** Keys that name their provider. One pass: all formats are the groups of one pattern, in the order of the table. */
export function findProviderKeys(text: string): Finding[] {
  const findings: Finding[] = [];
  anyFormat.lastIndex = 0;
  for (let match = anyFormat.exec(text); match !== null; match = anyFormat.exec(text)) {
    const label = keyFormats[match.slice(1).findIndex((group) => group !== undefined)]?.label ?? 'SECRET';
    findings.push({ start: match.index, end: anyFormat.lastIndex, label });
  }
  return findings;
}

const anyFormat = new RegExp(
  `(?<![A-Za-z0-9_])(?:${keyFormats.map(({ format }) => `(${format.source})`).join('|')})(?![A-Za-z0-9_])`,
  'g',
);
