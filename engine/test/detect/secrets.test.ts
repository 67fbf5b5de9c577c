import { describe, expect, test } from 'vitest';
import { compileSecrets, DEFAULT_ENTROPY } from '../../src/detect/secrets.ts';
import { expectFindings } from './marked.ts';

const findSecrets = compileSecrets({ entropy: DEFAULT_ENTROPY });

/** Made up for these tests, and put together here so that no scanner takes them for real ones. */
const letters = (length: number) => 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY'.repeat(32).slice(0, length);
const hex = (length: number) => '0f1e2d3c4b5a69788796a5b4c3d2e1f0'.repeat(8).slice(0, length);
const line = `${letters(64)}\n`;

function expectSecret(label: string, marked: string): void {
  expectFindings(marked, findSecrets, label);
}

describe('keys of providers', () => {
  test.each([
    ['ANTHROPIC_KEY', `sk-ant-api03-${letters(95)}`],
    ['OPENAI_KEY', `sk-proj-${letters(74)}T3BlbkFJ${letters(74)}`],
    ['OPENAI_KEY', `sk-${letters(48)}`],
    ['OPENROUTER_KEY', `sk-or-v1-${hex(64)}`],
    ['AWS_ACCESS_KEY', `AKIA${'ABCDEFGH234567XY'}`],
    ['GITHUB_TOKEN', `ghp_${letters(36)}`],
    ['GITHUB_TOKEN', `github_pat_${letters(82)}`],
    ['GITLAB_TOKEN', `glpat-${letters(20)}`],
    ['SLACK_TOKEN', `xoxb-123456789012-123456789012-${letters(24)}`],
    ['STRIPE_KEY', `sk_live_${letters(24)}`],
    ['GOOGLE_KEY', `AIza${letters(35)}`],
    ['AZURE_KEY', `abc8Q~${letters(34)}`],
    ['NPM_TOKEN', `npm_${letters(36)}`],
    ['PYPI_TOKEN', `pypi-AgEIcHlwaS5vcmc${letters(60)}`],
    ['SENDGRID_KEY', `SG.${letters(22)}.${letters(43)}`],
    ['TWILIO_KEY', `SK${hex(32)}`],
    ['HUGGING_FACE_TOKEN', `hf_${letters(34)}`],
    ['DIGITALOCEAN_TOKEN', `dop_v1_${hex(64)}`],
    ['SHOPIFY_TOKEN', `shpat_${hex(32)}`],
    ['AWS_ACCESS_KEY', `ABSK${letters(128)}=`],
    ['AZURE_KEY', `SharedAccessKey=${letters(43)}=`],
    ['GROQ_KEY', `gsk_${letters(52)}`],
    ['XAI_KEY', `xai-${letters(80)}`],
    ['PERPLEXITY_KEY', `pplx-${letters(48)}`],
    ['REPLICATE_TOKEN', `r8_${letters(37)}`],
    ['LANGSMITH_KEY', `lsv2_pt_${hex(32)}_${hex(10)}`],
    ['DISCORD_TOKEN', `M${letters(23)}.${letters(6)}.${letters(38)}`],
    ['TELEGRAM_TOKEN', `110201543:AA${letters(33)}`],
    ['SQUARE_TOKEN', `sq0atp-${letters(22)}`],
    ['MAILGUN_KEY', `key-${hex(32)}`],
    ['MAILCHIMP_KEY', `${hex(32)}-us12`],
    ['RUBYGEMS_KEY', `rubygems_${hex(48)}`],
    ['DOCKER_TOKEN', `dckr_pat_${letters(27)}`],
    ['HEROKU_KEY', `HRKU-AA${letters(58)}`],
    ['NETLIFY_TOKEN', `nfp_${letters(36)}`],
    ['SUPABASE_KEY', `sbp_${hex(40)}`],
    ['PLANETSCALE_TOKEN', `pscale_tkn_${letters(43)}`],
    ['DATABRICKS_TOKEN', `dapi${hex(32)}-2`],
    ['VAULT_TOKEN', `hvs.${letters(95)}`],
    ['TERRAFORM_TOKEN', `${letters(14)}.atlasv1.${letters(67)}`],
    ['DOPPLER_TOKEN', `dp.st.prd.${letters(43)}`],
    ['GRAFANA_TOKEN', `glsa_${letters(32)}_${hex(8)}`],
    ['SENTRY_TOKEN', `sntryu_${hex(64)}`],
    ['NEW_RELIC_KEY', `NRAK-${letters(27).toUpperCase()}`],
    ['ATLASSIAN_TOKEN', `ATATT3${letters(180)}=0F1E2D3C`],
    ['NOTION_TOKEN', `ntn_${letters(46)}`],
    ['LINEAR_KEY', `lin_api_${letters(40)}`],
    ['AIRTABLE_TOKEN', `pat${letters(14)}.${hex(64)}`],
    ['FIGMA_TOKEN', `figd_${letters(40)}`],
    ['POSTMAN_KEY', `PMAK-${hex(24)}-${hex(34)}`],
    ['TAILSCALE_KEY', `tskey-auth-${letters(12)}-${letters(32)}`],
    ['ONEPASSWORD_TOKEN', `ops_eyJ${letters(250)}`],
    ['AGE_KEY', `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0'.repeat(4).slice(0, 58)}`],
    ['JWT', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${letters(43)}`],
  ])('%s %s', (label, key) => {
    expectSecret(label, `the key "«${key}»", or KEY=«${key}»`);
  });

  test.each(['sk-learn and sk-or-nothing', 'ghp_short', `xghp_${hex(36)}`, 'AKIA is a prefix', 'SG.1.2', 'eyJ.eyJ.x'])(
    'none in %s',
    (text) => {
      expect(findSecrets(text)).toEqual([]);
    },
  );

  test('the key of a storage account is found within its connection string', () => {
    expectSecret('AZURE_KEY', `DefaultEndpointsProtocol=https;AccountName=x;«AccountKey=${letters(86)}==»;`);
  });

  test('the address of a webhook is a secret', () => {
    expectSecret('SLACK_WEBHOOK', `https://«hooks.slack.com/services/T00000000/B00000000/${letters(24)}»`);
  });
});

describe('private keys', () => {
  test.each([
    ['a PEM block', `«-----BEGIN RSA PRIVATE KEY-----\n${line}${line}abc=\n-----END RSA PRIVATE KEY-----» after`],
    ['its fields', `«-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${line}-----END EC PRIVATE KEY-----»`],
    ['in JSON', `{"key": "«-----BEGIN PRIVATE KEY-----\\n${letters(64)}\\nab=\\n-----END PRIVATE KEY-----»\\n"}`],
    ['cut off', `«-----BEGIN OPENSSH PRIVATE KEY-----\n${letters(64)}»\nand then it was late`],
    ['only its head', '«-----BEGIN PRIVATE KEY-----»'],
    ['in PGP armour', `«-----BEGIN PGP PRIVATE KEY BLOCK-----\n${line}-----END PGP PRIVATE KEY BLOCK-----»`],
    ['a public key', `-----BEGIN PUBLIC KEY-----\n${line}-----END PUBLIC KEY-----`],
  ])('%s', (_, marked) => {
    expectSecret('PRIVATE_KEY', marked);
  });
});

describe('passwords', () => {
  test.each([
    'postgres://app:«s3cret»@db.example/shop and https://jo:«letmein»@shop.example',
    'https://jo:<password>@shop.example, https://jo:$' + '{PW}@shop.example, https://shop.example:8080/@x',
    'password: «hunter2», Password = "«S3cr3t!pass»", pwd=«abc12345»; my password is «Tr0ub4dor&3».',
    'Passwort: «geheim99» contraseña: «clave2024» mot de passe : «azerty12»',
    'the password is incorrect, password: required, "password": "string", reset your password: https://a.example/1',
    "change my password to '«1j1l-2k3j»', the old password was «hunter22».",
    'reset your password to continue! Your password is incorrect! The passcode was: unknown?',
    'password=xxxxxxxx password: <your password> password: ******** password = your_password1',
    'password = process.env.PASSWORD1, password: self.password2',
  ])('%s', (marked) => {
    expectSecret('PASSWORD', marked);
  });
});

describe('tokens that a name announces', () => {
  test.each([
    `api_key = "«${hex(32)}»", "access-key": "«${letters(40)}»"`,
    `Authorization: Bearer «${letters(40)}»`,
    'the session token is «a6Tf9Kd02LmQ8sZx17»',
    'token: await getToken(), secret=process.env.SECRET1234567890, token = my-long-token-name-2',
    'The secret is that nobody knows. Token economies: 1234567890123456',
  ])('%s', (marked) => {
    expectSecret('SECRET', marked);
  });
});

describe('values that nothing announces', () => {
  const random = 'q7Xv2LmK9sTf4RzB8nYc6WdH3pJg5aQe1uZx0iOo';
  test.each([
    `try «${random}» please, and «${random}==», or KEY_FOR_IT=«${random}».`,
    'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEK3Y is in the manual, «wJalrXUtnFEMI9K7MDENG2bPxRfiCY3ZQVW8LEK3Y» is not'.replace(
      /^(\S+)/,
      '«$1»',
    ),
    `${'0f1e2d3c4b5a6978'.repeat(2)}, ${'0F1e2D3c4B5a6978'.repeat(4)}, 123e4567-e89b-12d3-a456-426614174000 and ${'9'.repeat(40)}`,
    'getUserAccountById2FromDatabase3Handler4, iPhone15ProMax256GBBlackTitaniumA2848, a-b-c-d-e-f-g-h-1-2-3-A-B-C-D-E-F',
    `https://shop.example/d/${random}/edit, /srv/${random}, a/${random}/b, file-${random}.txt, ${random}@shop.example`,
    `sha512-${random}==, AAAAC3NzaC1lZDI1NTE5AAAAI${random}, data:image/png;base64,${random}`,
    `-----BEGIN CERTIFICATE-----\n${line}${line}${line}-----END CERTIFICATE-----`,
    'VGhpcyBpcyBhIHRlc3Qgb2YgYmFzZTY0IGVuY29kaW5nIGZvciB5b3U=',
    `${random.repeat(4)} is too long, ${random.slice(0, 31)} too short`,
  ])('%s', (marked) => {
    expectSecret('SECRET', marked);
  });

  test('not where more entropy is asked for than they have', () => {
    expect(compileSecrets({ entropy: 6 })(random)).toEqual([]);
    expect(compileSecrets({ entropy: 5 })(random)).toHaveLength(1);
  });
});

test('the header of basic authentication is a password', () => {
  expectSecret('PASSWORD', 'Authorization: Basic «QWxhZGRpbjpvcGVuIHNlc2FtZQ==»; a basic question: Basic instincts');
});

test('a key that a name announces has the label of its provider', () => {
  expectSecret('GITHUB_TOKEN', `token: «ghp_${letters(36)}»`);
});

test.each(['', '\ud83d', '-----BEGIN '])('nothing in %j', (text) => {
  expect(findSecrets(text)).toEqual([]);
});
