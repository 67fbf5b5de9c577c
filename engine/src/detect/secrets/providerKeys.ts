import type { Finding, Span } from '../finding.ts';

interface KeyFormat {
  readonly label: string;
  /** Begins with the fixed characters that name the provider; every repetition has a bound, so a match has too. */
  readonly format: RegExp;
}

/**
 * What the providers' keys look like, as is generally known of them: their prefixes are documented, and where nothing is
 * said about length, keys in use tell. Lengths are lower bounds where a provider has changed them before. None is shorter
 * than 18 characters.
 */
const keyFormats: readonly KeyFormat[] = [
  { label: 'ANTHROPIC_KEY', format: /sk-ant-[a-z]{3,8}\d\d-[\w-]{24,200}/ },
  { label: 'OPENAI_KEY', format: /sk-(?:proj|svcacct|admin)-[\w-]{24,250}|sk-[A-Za-z0-9]{40,64}/ },
  { label: 'OPENROUTER_KEY', format: /sk-or-v1-[0-9a-f]{64}/ },
  { label: 'GROQ_KEY', format: /gsk_[A-Za-z0-9]{48,56}/ },
  { label: 'XAI_KEY', format: /xai-[A-Za-z0-9]{70,90}/ },
  { label: 'PERPLEXITY_KEY', format: /pplx-[A-Za-z0-9]{40,56}/ },
  { label: 'REPLICATE_TOKEN', format: /r8_[A-Za-z0-9]{37}/ },
  { label: 'LANGSMITH_KEY', format: /lsv2_[ps][tk]_[0-9a-f]{32}_[0-9a-f]{10}/ },
  { label: 'HUGGING_FACE_TOKEN', format: /(?:hf|api_org)_[A-Za-z0-9]{34,40}/ },
  { label: 'AWS_ACCESS_KEY', format: /(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}|ABSK[A-Za-z0-9+/]{109,269}={0,2}/ },
  { label: 'GOOGLE_KEY', format: /AIza[\w-]{35}|GOCSPX-[\w-]{28}|ya29\.[\w-]{30,400}|1\/\/0[\w-]{40,200}/ },
  {
    label: 'AZURE_KEY',
    format:
      /AccountKey=[A-Za-z0-9+/]{80,90}={0,2}|SharedAccessKey=[A-Za-z0-9+/]{43}=|[\w~.]{3}\dQ~[\w~.-]{31,34}|[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}/,
  },
  { label: 'GITHUB_TOKEN', format: /gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_\w{82}/ },
  {
    label: 'GITLAB_TOKEN',
    format: /gl(?:pat|dt|rt|rtr|cbt|ptt|ft|soat|agent|oas|imt|ffct)-[\w-]{20,300}(?:\.[0-9a-z.]{2,20})?/,
  },
  { label: 'SLACK_TOKEN', format: /xox[abeoprs](?:\.xox[bp])?-[\w-]{13,250}|xapp-\d-[\w-]{11,250}/ },
  { label: 'SLACK_WEBHOOK', format: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,60}/ },
  { label: 'DISCORD_TOKEN', format: /[MNO][A-Za-z\d]{23,25}\.[\w-]{6}\.[\w-]{27,38}/ },
  { label: 'DISCORD_WEBHOOK', format: /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{60,80}/ },
  { label: 'TELEGRAM_TOKEN', format: /(?:bot)?\d{8,10}:AA[\w-]{32,33}/ },
  { label: 'STRIPE_KEY', format: /[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,250}|whsec_[A-Za-z0-9+/]{24,64}/ },
  { label: 'SQUARE_TOKEN', format: /sq0(?:atp-[\w-]{22}|csp-[\w-]{43})/ },
  { label: 'SHOPIFY_TOKEN', format: /shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/ },
  { label: 'TWILIO_KEY', format: /SK[0-9a-fA-F]{32}/ },
  { label: 'SENDGRID_KEY', format: /SG\.[\w-]{22}\.[\w-]{43}/ },
  { label: 'MAILGUN_KEY', format: /key-[0-9a-f]{32}/ },
  { label: 'MAILCHIMP_KEY', format: /[0-9a-f]{32}-us\d{1,2}/ },
  { label: 'NPM_TOKEN', format: /npm_[A-Za-z0-9]{36}/ },
  { label: 'PYPI_TOKEN', format: /pypi-AgEIcHlwaS5vcmc[\w-]{50,1000}/ },
  { label: 'RUBYGEMS_KEY', format: /rubygems_[0-9a-f]{48}/ },
  { label: 'DOCKER_TOKEN', format: /dckr_(?:pat|oat)_[\w-]{27,40}/ },
  { label: 'DIGITALOCEAN_TOKEN', format: /do[opr]_v1_[0-9a-f]{64}/ },
  { label: 'HEROKU_KEY', format: /HRKU-AA[\w-]{58}/ },
  { label: 'NETLIFY_TOKEN', format: /nfp_[A-Za-z0-9]{36}/ },
  { label: 'SUPABASE_KEY', format: /sbp_(?:v0_)?[0-9a-f]{40}|sb_secret_[\w-]{31,40}/ },
  { label: 'PLANETSCALE_TOKEN', format: /pscale_(?:tkn|pw|oauth)_[\w=.-]{32,64}/ },
  { label: 'DATABRICKS_TOKEN', format: /dapi[0-9a-f]{32}(?:-\d)?/ },
  { label: 'VAULT_TOKEN', format: /hv[sbr]\.[\w-]{90,300}/ },
  { label: 'TERRAFORM_TOKEN', format: /[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/ },
  { label: 'DOPPLER_TOKEN', format: /dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,60}/ },
  { label: 'GRAFANA_TOKEN', format: /glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|glc_[A-Za-z0-9+/]{32,400}={0,2}/ },
  { label: 'SENTRY_TOKEN', format: /sntryu_[0-9a-f]{64}|sntrys_eyJ[\w+/=]{60,400}/ },
  { label: 'NEW_RELIC_KEY', format: /NRAK-[A-Z0-9]{27}/ },
  { label: 'ATLASSIAN_TOKEN', format: /AT[AC]TT3[\w-]{100,300}(?:=[0-9A-F]{8})?/ },
  { label: 'NOTION_TOKEN', format: /ntn_[A-Za-z0-9]{40,50}/ },
  { label: 'LINEAR_KEY', format: /lin_api_[A-Za-z0-9]{40}/ },
  { label: 'AIRTABLE_TOKEN', format: /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/ },
  { label: 'FIGMA_TOKEN', format: /fig[do][a-z]?_[\w-]{40}/ },
  { label: 'POSTMAN_KEY', format: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/ },
  { label: 'TAILSCALE_KEY', format: /tskey-(?:auth|api|client|scim|webhook)-\w{8,20}-\w{16,40}/ },
  { label: 'ONEPASSWORD_TOKEN', format: /ops_eyJ[\w+/-]{200,2000}={0,3}/ },
  { label: 'AGE_KEY', format: /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}/ },
  { label: 'JWT', format: /eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1400}/ },
];

/** Keys that name their provider, within long tokens. All formats are the groups of one pattern, in order of the table. */
export function findProviderKeys(text: string, tokens: readonly Span[]): Finding[] {
  return tokens.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(anyFormat)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      label: keyFormats[match.slice(1).findIndex((group) => group !== undefined)]?.label ?? 'SECRET',
    })),
  );
}

const anyFormat = new RegExp(
  `(?<![A-Za-z0-9_])(?:${keyFormats.map(({ format }) => `(${format.source})`).join('|')})(?![A-Za-z0-9_])`,
  'g',
);
