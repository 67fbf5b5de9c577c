import { expect, test } from 'vitest';
import { isParsed, openDocuments } from '#engine/document/documents.ts';
import { readSettings } from '#engine/settings/readSettings.ts';
import { annotate, withoutAnnotations } from '../support/annotations.ts';
import { checkIn } from '../support/check.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

/** The settings with their annotations, as `checkFile` gives them. */
function expectSettings(annotated: string): void {
  const text = withoutAnnotations(annotated);
  expect(annotate(text, checkIn({ '/railwright.yaml': text }, '/railwright.yaml'))).toBe(annotated);
}

test('one of each type', () => {
  expectSettings(`services:
  moderation: { type: openai-moderation, key: "\${env:OPENAI_API_KEY}", model: omni-moderation-latest }
  shield: { type: azure-prompt-shields, url: https://x.example, key: "\${secret:SHIELD}" }
  aws: { type: bedrock, guardrail: gr1, version: "1", region: eu-central-1, key: "\${env:AWS_BEARER_TOKEN_BEDROCK}" }
  nemo: { type: nemo-guardrails, url: "http://127.0.0.1:8000", model: gpt-5, config: support }
  pii: { type: guardrails-ai, url: "http://127.0.0.1:8000", guard: pii, headers: { x-openai-api-key: "\${env:K}" } }
  other: { type: litellm, url: "http://127.0.0.1:9000", params: { threshold: 0.7, deep: { a: [1] } } }
`);
});

test('what is wrong', () => {
  expectSettings(`services:
  odd: { type: azure-prompt-shield, url: https://x.example }
#              ^^^^^^^^^^^^^^^^^^^ error[unknown-value]: expected \`openai-moderation\`, \`azure-prompt-shields\`, \`bedrock\`, \`nemo-guardrails\`, \`guardrails-ai\` or \`litellm\`, got \`azure-prompt-shield\` | did you mean \`azure-prompt-shields\`?
  typeless: { url: https://x.example }
# ^^^^^^^^ error[missing-key]: missing key \`type\`
  nowhere: { type: litellm }
# ^^^^^^^ error[missing-key]: missing key \`url\`
  guardless: { type: guardrails-ai, url: https://x.example }
# ^^^^^^^^^ error[missing-key]: missing key \`guard\`
  modelless: { type: nemo-guardrails, url: https://x.example }
# ^^^^^^^^^ error[missing-key]: missing key \`model\`
  leaked: { type: openai-moderation, key: sk-not-a-reference }
#                                         ^^^^^^^^^^^^^^^^^^ error[wrong-format]: \`sk-not-a-reference\` is not \`\${env:NAME}\` or \`\${secret:NAME}\`; a key itself must not stand in a file
  leaking: { type: openai-moderation, headers: { x-key: secret } }
#                                                       ^^^^^^ error[wrong-format]: \`secret\` is not \`\${env:NAME}\` or \`\${secret:NAME}\`; a key itself must not stand in a file
  misplaced: { type: openai-moderation, guard: pii }
#                                       ^^^^^ error[unknown-key]: a service of type \`openai-moderation\` has no \`guard\` | it has \`model\`
  bare: { type: azure-prompt-shields, url: https://x.example, params: {} }
#                                                             ^^^^^^ error[unknown-key]: a service of type \`azure-prompt-shields\` has no \`params\`
`);
});

test('a broken service is left out, the others stand', () => {
  const text = 'services: { a: { type: litellm }, b: { type: openai-moderation } }';
  const documents = openDocuments(memoryFiles({ '/railwright.yaml': text }));
  const document = documents.parse('/railwright.yaml');
  if (!isParsed(document)) throw new Error('unreachable: the file is in memory');
  expect([...readSettings(document, documents).value.services.keys()]).toEqual(['b']);
});
