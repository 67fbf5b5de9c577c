import type { Service } from '#schemas/generated/settings.ts';
import type { ServiceAdapter } from './adapter.ts';
import { azurePromptShields } from './azurePromptShields.ts';
import { bedrock } from './bedrock.ts';
import { guardrailsAi } from './guardrailsAi.ts';
import { litellm } from './litellm.ts';
import { nemoGuardrails } from './nemoGuardrails.ts';
import { openaiModeration } from './openaiModeration.ts';

export const adapters: Readonly<Record<Service['type'], ServiceAdapter>> = {
  'openai-moderation': openaiModeration,
  'azure-prompt-shields': azurePromptShields,
  bedrock,
  'nemo-guardrails': nemoGuardrails,
  'guardrails-ai': guardrailsAi,
  litellm,
};
