import { describe, expect, test } from 'vitest';
import { findSecrets } from '../../src/detect/secrets.ts';
import { expectFindings } from './marked.ts';

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
    ['JWT', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${letters(43)}`],
  ])('%s %s', (label, key) => {
    expectSecret(label, `the key "«${key}»", or KEY=«${key}»`);
  });

  test.each([
    'sk-learn and sk-or-nothing',
    'ghp_short',
    `xghp_${letters(36)}`,
    'AKIA is a prefix',
    'SG.1.2',
    'eyJ.eyJ.x',
  ])('none in %s', (text) => {
    expect(findSecrets(text)).toEqual([]);
  });

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

test('a key that a name announces has the label of its provider', () => {
  expectSecret('GITHUB_TOKEN', `token: «ghp_${letters(36)}»`);
});

test.each(['', '\ud83d', '-----BEGIN '])('nothing in %j', (text) => {
  expect(findSecrets(text)).toEqual([]);
});
